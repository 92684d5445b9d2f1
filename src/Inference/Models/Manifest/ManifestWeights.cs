namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>weights</c>: file names within the folder.</summary>
internal sealed record ManifestWeights
{
    public required string Correspondence { get; init; }

    public required string Generator { get; init; }
}
