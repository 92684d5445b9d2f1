using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Analogy;

/// <summary>
/// Finds an exemplar's class for every class of the map. A class that the exemplar lacks is painted as the class of the exemplar
/// whose place in the picture is most alike: what lies at the same height and spreads as far, so a missing mountain becomes
/// distant forest rather than foreground sand.
/// </summary>
internal static class ClassSubstitution
{
    /// <summary>Sideways shifts change what a thing is less than shifts up or down do.</summary>
    private const double SidewaysWeight = 0.25;

    /// <summary>The map with every class that the exemplar lacks replaced; the map itself when there is none.</summary>
    public static LabelMap Apply(LabelMap map, LabelMap exemplar)
    {
        var wanted = ClassPlace.Measure(map);
        var offered = ClassPlace.Measure(exemplar);
        var table = new byte[256];
        var missing = false;
        for (var label = 0; label < table.Length; label++)
        {
            table[label] = (byte)label;
            if (wanted[label] is { } place && offered[label] is null)
            {
                table[label] = Nearest(place, offered);
                missing = true;
            }
        }

        return missing ? new LabelMap(map.Size, map.Channels, Array.ConvertAll(map.Indices, label => table[label])) : map;
    }

    private static byte Nearest(ClassPlace place, ClassPlace?[] offered)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var label = 0; label < offered.Length; label++)
        {
            if (offered[label] is { } other && place.DistanceTo(other, SidewaysWeight) is var distance && distance < least)
            {
                (best, least) = (label, distance);
            }
        }

        return (byte)best;
    }
}
