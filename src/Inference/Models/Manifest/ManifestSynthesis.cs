namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>synthesis</c>. Members have setters for the reason that <see cref="ModelManifest"/> gives.</summary>
internal sealed record ManifestSynthesis
{
    /// <summary>Rounds of searching and painting at each level, 1 to 32.</summary>
    public int Rounds { get; set; } = new Synthesis.SynthesisSettings().Rounds;

    /// <summary>Cost of a piece of the exemplar that is used twice as often as necessary, in squared grey levels; 0 to 1000.</summary>
    public float Uniformity { get; set; } = new Synthesis.SynthesisSettings().Uniformity;
}
