using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>Answers which pixels of the exemplar a pixel of the result comes from.</summary>
internal static class ProbeReader
{
    private const int WeightDigits = 6;

    /// <summary>Refuses probes outside the result before anything is computed.</summary>
    /// <exception cref="TranslationException">A probe lies outside the result.</exception>
    public static void Check(IReadOnlyList<PixelPosition> probes, PixelSize size)
    {
        foreach (var (x, y) in probes)
        {
            if (x < 0 || y < 0 || x >= size.Width || y >= size.Height)
            {
                throw new TranslationException(
                    TranslationError.InvalidOption,
                    "probe",
                    $"'probe' asks for x {x}, y {y}; the result has {size} pixels: x 0 to {size.Width - 1}, y 0 to {size.Height - 1}.");
            }
        }
    }

    /// <param name="position">A pixel of the result.</param>
    /// <param name="levels">Levels from coarse to fine.</param>
    public static Probe Read(PixelPosition position, IReadOnlyList<PlacedMatches> levels) =>
        new(position, [.. levels.Select((matches, level) => Read(position, level, matches))]);

    private static ProbeLevel Read(PixelPosition position, int level, PlacedMatches matches)
    {
        var places = new Place[matches.Candidates];
        var count = matches.Collect((position.Y / matches.Factor * matches.Width) + (position.X / matches.Factor), places);
        var found = places.Take(count)
            .Select(place => new ProbeMatch(Middle(place.Pixel, matches), Math.Round(place.Weight, WeightDigits)))
            .Where(match => match.Weight > 0);
        return new ProbeLevel(level, [.. found]);
    }

    private static PixelPosition Middle(int place, PlacedMatches matches)
    {
        var (x, y) = matches.InResult(place);
        return new PixelPosition(x, y);
    }
}
