using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Analogy.Classes;

/// <summary>Both label maps at the four levels, coarse to fine; at every level the exemplar has each class that the map asks for.</summary>
internal sealed class LabelPyramid
{
    public const int Levels = 4;

    /// <param name="map">The layout; sides divide by 8.</param>
    /// <param name="exemplar">The exemplar's map, of the same size.</param>
    public LabelPyramid(LabelMap map, LabelMap exemplar)
    {
        if (map.Size != exemplar.Size)
        {
            throw new ArgumentException($"The map is {map.Size} and the exemplar's map {exemplar.Size}; they must have one size.", nameof(exemplar));
        }

        var maps = new LabelMap[Levels];
        var exemplars = new LabelMap[Levels];
        for (var level = 0; level < Levels; level++)
        {
            exemplars[level] = Reduce(exemplar, Factor(level));
            maps[level] = ClassSubstitution.Apply(Reduce(map, Factor(level)), exemplars[level]);
        }

        Maps = maps;
        Exemplars = exemplars;
    }

    public IReadOnlyList<LabelMap> Maps { get; }

    public IReadOnlyList<LabelMap> Exemplars { get; }

    /// <summary>How many of the picture's pixels a level's pixel stands for, along each axis.</summary>
    public static int Factor(int level) => 1 << (Levels - 1 - level);

    /// <summary>Nearest neighbour: by majority, thin things would vanish.</summary>
    private static LabelMap Reduce(LabelMap map, int factor)
    {
        var size = new PixelSize(map.Width / factor, map.Height / factor);
        return factor == 1 ? map : new LabelMap(size, map.Channels, NearestNeighbor.Resize(map.Indices, map.Size, size));
    }
}
