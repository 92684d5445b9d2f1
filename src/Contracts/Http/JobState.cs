using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Http;

/// <summary>Where a job stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<JobState>))]
public enum JobState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Running,

    /// <summary>The picture is there.</summary>
    Succeeded,

    /// <summary>It cannot be done; the problem says why.</summary>
    Failed,

    /// <summary>The client gave it up.</summary>
    Canceled,

    /// <summary>It ended long ago, and its outputs are gone.</summary>
    Expired,
}

/// <summary>What states mean.</summary>
public static class JobStates
{
    /// <summary>Whether nothing more will happen to the job but, in the end, its expiry.</summary>
    public static bool IsFinal(this JobState state) => state is not (JobState.Queued or JobState.Running);
}
