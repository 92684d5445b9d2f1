using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Guides;

/// <summary>
/// Assigns each class a short unit vector, so that blurred labels need a fixed number of channels, whatever the number of classes. Up to
/// <see cref="Length"/> classes get one axis each; further classes get fixed directions in between, which may be similar to others. This
/// suffices because codes only describe the surroundings; a pixel's own class is compared exactly.
/// </summary>
internal sealed class ClassCodes
{
    public const int Length = 8;

    private readonly float[][] _codes = new float[256][];

    /// <param name="maps">The maps to compare; their classes share the axes.</param>
    public ClassCodes(params ReadOnlySpan<LabelMap> maps)
    {
        var present = new bool[256];
        foreach (var map in maps)
        {
            foreach (var label in map.Indices)
            {
                present[label] = true;
            }
        }

        var axis = 0;
        for (var label = 0; label < present.Length; label++)
        {
            if (present[label])
            {
                _codes[label] = axis < Length ? Axis(axis) : Direction((byte)label);
                axis++;
            }
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

    private static float[] Direction(byte label)
    {
        var code = new float[Length];
        for (var i = 0; i < Length; i++)
        {
            code[i] = HashNoise.Below(1 << 20, label, i) + 0.5f;
        }

        var norm = MathF.Sqrt(code.Sum(value => value * value));
        return Array.ConvertAll(code, value => value / norm);
    }
}
