using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Classes;

/// <summary>
/// Replaces the map's classes that the exemplar lacks. The replacement is the class in the most similar position, at the same height and
/// with the same spread; classes that touch the missing one in the map are preferred (flowers become the surrounding grass).
/// </summary>
internal static class ClassSubstitution
{
    /// <summary>Weight of horizontal differences, which matter less than vertical ones.</summary>
    private const double SidewaysWeight = 0.25;

    /// <summary>Bonus in squared distance, in picture heights, for a class that surrounds the missing one completely.</summary>
    private const double NeighborBonus = 0.1;

    /// <summary>Returns the map with the classes that the exemplar lacks replaced; the same map if there are none.</summary>
    public static LabelMap Apply(LabelMap map, LabelMap exemplar)
    {
        var shown = Present(exemplar);
        shown[LabelledPicture.Unusable] = false;
        var present = Present(map);
        var missing = Enumerable.Range(0, 256).Where(label => present[label] && !shown[label]).ToArray();
        if (missing.Length == 0)
        {
            return map;
        }

        var wanted = ClassPlace.Measure(map);
        var offered = ClassPlace.Measure(exemplar);
        offered[LabelledPicture.Unusable] = null;
        var borders = new ClassBorders(map);
        byte[] table = [.. Enumerable.Range(0, 256).Select(label => (byte)label)];
        foreach (var label in missing)
        {
            table[label] = Nearest((byte)label, wanted[label]!, offered, borders);
        }

        return new LabelMap(map.Size, map.Channels, Array.ConvertAll(map.Indices, label => table[label]));
    }

    private static bool[] Present(LabelMap map)
    {
        var present = new bool[256];
        foreach (var label in map.Indices)
        {
            present[label] = true;
        }

        return present;
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
