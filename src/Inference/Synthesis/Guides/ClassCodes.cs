using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>
/// Assigns each class a short unit vector, so that blurred labels need a fixed number of channels, whatever the number of classes. The
/// <see cref="Length"/> largest classes get one axis each; further classes get fixed directions in between, which may be similar to others. This
/// suffices because codes only describe the surroundings; a pixel's own class is compared exactly. The codes do not depend on the ids.
/// </summary>
internal sealed class ClassCodes
{
    public const int Length = 8;

    private readonly float[][] _codes = new float[256][];

    /// <param name="maps">The maps to compare; their classes share the axes.</param>
    public ClassCodes(params ReadOnlySpan<LabelMap> maps)
    {
        // Classes of equal size are ordered by their first pixels.
        var (counts, first, seen) = (new int[256], new int[256], 0);
        foreach (var map in maps)
        {
            foreach (var label in map.Indices)
            {
                if (counts[label]++ == 0)
                {
                    first[label] = seen;
                }

                seen++;
            }
        }

        var present = Enumerable.Range(0, 256).Where(label => counts[label] > 0);
        foreach (var (rank, label) in present.OrderByDescending(label => counts[label]).ThenBy(label => first[label]).Index())
        {
            _codes[label] = rank < Length ? Axis(rank) : Direction(rank);
        }
    }

    /// <summary>Gets the code of a class that occurs in one of the maps.</summary>
    public float[] this[byte label] => _codes[label];

    private static float[] Axis(int axis)
    {
        var code = new float[Length];
        code[axis] = 1f;
        return code;
    }

    private static float[] Direction(int rank)
    {
        var code = new float[Length];
        for (var i = 0; i < Length; i++)
        {
            code[i] = HashNoise.Below(1 << 20, rank, i) + 0.5f;
        }

        var norm = MathF.Sqrt(code.Sum(value => value * value));
        return Array.ConvertAll(code, value => value / norm);
    }
}
