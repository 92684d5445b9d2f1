namespace CoCosNet.Contracts.Translations;

/// <summary>Where a translation's time went.</summary>
/// <param name="Queue">Waiting for a replica.</param>
/// <param name="Decode">Files to tensors.</param>
/// <param name="Features">Feature pyramids of map and exemplar.</param>
/// <param name="Match">Correspondence and warps, all levels.</param>
/// <param name="Generate">The generator, or the blending of a model without one.</param>
/// <param name="Encode">Tensors to files.</param>
public sealed record StageTimings(
    TimeSpan Queue, TimeSpan Decode, TimeSpan Features, TimeSpan Match, TimeSpan Generate, TimeSpan Encode)
{
    public TimeSpan Total => Queue + Decode + Features + Match + Generate + Encode;
}
