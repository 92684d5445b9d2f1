namespace CoCosNet.Inference.Models.Manifest;

/// <summary>The manifest's <c>synthesis</c>. Members have setters for the reason that <see cref="ModelManifest"/> gives.</summary>
internal sealed record ManifestSynthesis
{
    /// <summary>Turns of searching and painting at a level, 1 to 32.</summary>
    public int Rounds { get; set; } = new Synthesis.SynthesisSettings().Rounds;

    /// <summary>What a piece of the exemplar costs that is used twice as often as it has to be, in squared grey levels; 0 to 1000.</summary>
    public float Uniformity { get; set; } = new Synthesis.SynthesisSettings().Uniformity;
}
