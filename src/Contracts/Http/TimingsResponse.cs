namespace CoCosNet.Contracts.Http;

/// <summary>Where a translation's time went, in milliseconds.</summary>
/// <param name="Queue">Waiting for a worker.</param>
/// <param name="Decode">Reading the files.</param>
/// <param name="Features">Features of map and exemplar.</param>
/// <param name="Match">Correspondence and warps, all levels.</param>
/// <param name="Generate">Making the picture.</param>
/// <param name="Encode">Writing the files.</param>
/// <param name="Total">The sum.</param>
public sealed record TimingsResponse(double Queue, double Decode, double Features, double Match, double Generate, double Encode, double Total);
