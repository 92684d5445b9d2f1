using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Http;

/// <summary>The state of a job.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<JobState>))]
public enum JobState
{
    /// <summary>It waits for a worker.</summary>
    Queued,

    /// <summary>A worker runs it.</summary>
    Running,

    /// <summary>It has ended, and its outputs can be fetched.</summary>
    Succeeded,

    /// <summary>It has failed; the problem says why.</summary>
    Failed,

    /// <summary>The client cancelled it.</summary>
    Canceled,

    /// <summary>It has ended, and its outputs have expired.</summary>
    Expired,
}

/// <summary>Questions about states.</summary>
public static class JobStates
{
    /// <summary>Whether the job has ended: the only change left is its expiry.</summary>
    public static bool IsFinal(this JobState state) => state is not (JobState.Queued or JobState.Running);
}
