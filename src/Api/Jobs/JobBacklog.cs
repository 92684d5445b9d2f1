namespace CoCosNet.Api.Jobs;

/// <summary>The waiting jobs.</summary>
/// <param name="Waiting">Number of waiting jobs.</param>
/// <param name="Oldest">When the first of them was accepted; null if none is waiting.</param>
internal sealed record JobBacklog(int Waiting, DateTimeOffset? Oldest);
