namespace CoCosNet.Api.Jobs;

/// <summary>What can be foretold of a job that has not ended.</summary>
/// <param name="Ahead">Queued jobs before it.</param>
/// <param name="MeanRun">How long the last jobs ran; null where none did yet.</param>
internal sealed record JobPlace(int Ahead, TimeSpan? MeanRun);
