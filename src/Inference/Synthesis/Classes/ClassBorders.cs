using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Classes;

/// <summary>Measures which classes touch in a map and how long their common borders are.</summary>
internal sealed class ClassBorders
{
    private readonly int[] _lengths = new int[256 * 256];
    private readonly int[] _totals = new int[256];

    public ClassBorders(LabelMap map)
    {
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            if ((pixel + 1) % map.Width != 0)
            {
                Count(map.Indices[pixel], map.Indices[pixel + 1]);
            }

            if (pixel + map.Width < map.Indices.Length)
            {
                Count(map.Indices[pixel], map.Indices[pixel + map.Width]);
            }
        }
    }

    /// <summary>Returns the share of a class's border that it has in common with another class, 0…1.</summary>
    public double Share(byte label, byte other) => _totals[label] == 0 ? 0 : (double)_lengths[256 * label + other] / _totals[label];

    private void Count(byte first, byte second)
    {
        if (first != second)
        {
            _lengths[256 * first + second]++;
            _lengths[256 * second + first]++;
            _totals[first]++;
            _totals[second]++;
        }
    }
}
