namespace CoCosNet.Api.Jobs;

/// <summary>The jobs that wait.</summary>
/// <param name="Waiting">How many.</param>
/// <param name="Oldest">When the first of them was accepted; null where none waits.</param>
internal sealed record JobBacklog(int Waiting, DateTimeOffset? Oldest);
