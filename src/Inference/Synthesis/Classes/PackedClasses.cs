using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Classes;

/// <summary>Renumbers the classes of both maps consecutively from 0 in the order of their indices, which leaves room for
/// <see cref="LabelledPicture.Unusable"/>.</summary>
internal static class PackedClasses
{
    /// <param name="map">The layout.</param>
    /// <param name="exemplarMap">The exemplar's map.</param>
    /// <param name="usable">See <see cref="SynthesisInput.Usable"/>.</param>
    /// <exception cref="ArgumentException">No pixel of the exemplar is usable, <paramref name="usable"/> does not have one value per pixel,
    /// or the maps have more than <see cref="SynthesisSettings.MaximumClasses"/> classes.</exception>
    public static (byte[] Map, byte[] Exemplar) Pack(LabelMap map, LabelMap exemplarMap, bool[]? usable)
    {
        if (usable is not null && usable.Length != exemplarMap.Indices.Length)
        {
            throw new ArgumentException($"{usable.Length} answers for {exemplarMap.Indices.Length} pixels.", nameof(usable));
        }

        var present = new bool[256];
        foreach (var label in map.Indices)
        {
            present[label] = true;
        }

        foreach (var label in exemplarMap.Indices)
        {
            present[label] = true;
        }

        var table = new byte[256];
        var next = 0;
        for (var label = 0; label < table.Length; label++)
        {
            table[label] = (byte)next;
            next += present[label] ? 1 : 0;
        }

        if (next > SynthesisSettings.MaximumClasses)
        {
            throw new ArgumentException($"The maps have {next} classes together; at most {SynthesisSettings.MaximumClasses} fit.", nameof(map));
        }

        var exemplar = new byte[exemplarMap.Indices.Length];
        var any = false;
        for (var pixel = 0; pixel < exemplar.Length; pixel++)
        {
            exemplar[pixel] = usable is null || usable[pixel] ? table[exemplarMap.Indices[pixel]] : LabelledPicture.Unusable;
            any |= exemplar[pixel] != LabelledPicture.Unusable;
        }

        return any ? (Array.ConvertAll(map.Indices, label => table[label]), exemplar) : throw new ArgumentException("No pixel of the exemplar is usable.", nameof(usable));
    }
}
