namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>Collects how much texture regions keep.</summary>
internal sealed class TextureScores
{
    private readonly List<double>[] _octaves = [.. RegionTexture.Octaves.Select(_ => new List<double>())];
    private readonly List<double> _plain = [];
    private readonly List<double> _distances = [];

    /// <param name="result">The result.</param>
    /// <param name="wanted">The wanted texture.</param>
    public void Add(PictureTexture result, PictureTexture wanted)
    {
        foreach (var (painted, shown) in result.Pair(wanted))
        {
            foreach (var (octave, energy, plain) in painted.EnergyOver(shown))
            {
                _octaves[octave].Add(energy);
                if (plain)
                {
                    _plain.Add(energy);
                }
            }

            if (painted.DistanceTo(shown) is { } distance)
            {
                _distances.Add(distance);
            }
        }
    }

    public TextureSummary Summarise()
    {
        List<double> all = [.. _octaves.SelectMany(octave => octave)];
        return new TextureSummary(
            Quantile(all, 0.5),
            Quantile(all, 0.1),
            Quantile(all, 0.9),
            Quantile(_plain, 0.1),
            [.. _octaves.Select(octave => Quantile(octave, 0.5))],
            Quantile(_distances, 0.5),
            _distances.Count);
    }

    /// <summary>The summary; null without values.</summary>
    private static double? Quantile(List<double> values, double share) =>
        values.Count == 0 ? null : values.Order().ElementAt((int)Math.Min(values.Count - 1, share * values.Count));
}
