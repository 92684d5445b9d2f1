namespace CoCosNet.Contracts.Http;

/// <summary>What states mean.</summary>
public static class JobStates
{
    /// <summary>Whether nothing more will happen to the job but, in the end, its expiry.</summary>
    public static bool IsFinal(this JobState state) => state is not (JobState.Queued or JobState.Running);
}
