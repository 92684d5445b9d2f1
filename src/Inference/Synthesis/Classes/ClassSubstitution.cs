using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Classes;

/// <summary>
/// Finds an exemplar's class for every class of the map. A class that the exemplar lacks is painted as one that touches it in the
/// map (flowers as the grass around them), or else as one that lies where it lies: at the same height, spread as far.
/// </summary>
internal static class ClassSubstitution
{
    /// <summary>Sideways shifts change what a thing is less than shifts up or down do.</summary>
    private const double SidewaysWeight = 0.25;

    /// <summary>A neighbour all around may lie this much further away (squared, in picture heights) and is still preferred.</summary>
    private const double NeighborBonus = 0.1;

    /// <summary>The map with every class that the exemplar lacks replaced; the map itself when there is none.</summary>
    public static LabelMap Apply(LabelMap map, LabelMap exemplar)
    {
        var wanted = ClassPlace.Measure(map);
        var offered = ClassPlace.Measure(exemplar);
        offered[LabelledPicture.Unusable] = null;
        var missing = Enumerable.Range(0, 256).Where(label => wanted[label] is not null && offered[label] is null).ToArray();
        if (missing.Length == 0)
        {
            return map;
        }

        var borders = new ClassBorders(map);
        byte[] table = [.. Enumerable.Range(0, 256).Select(label => (byte)label)];
        foreach (var label in missing)
        {
            table[label] = Nearest((byte)label, wanted[label]!, offered, borders);
        }

        return new LabelMap(map.Size, map.Channels, Array.ConvertAll(map.Indices, label => table[label]));
    }

    private static byte Nearest(byte label, ClassPlace place, ClassPlace?[] offered, ClassBorders borders)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var other = 0; other < offered.Length; other++)
        {
            if (offered[other] is { } candidate)
            {
                var distance = place.DistanceTo(candidate, SidewaysWeight) - NeighborBonus * borders.Share(label, (byte)other);
                if (distance < least)
                {
                    (best, least) = (other, distance);
                }
            }
        }

        return (byte)best;
    }
}
