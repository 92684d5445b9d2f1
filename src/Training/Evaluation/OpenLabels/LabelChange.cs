using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Evaluation.OpenLabels;

/// <summary>Another label set for the same scene, the same for the map and the exemplar's map.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Classes">Number of classes after the change.</param>
/// <param name="Merges">Whether classes are merged, so that the picture cannot tell them apart.</param>
/// <param name="Label">Returns the new label of a pixel: from its old one, its column as a share of the width, and the number of the scene.</param>
internal sealed record LabelChange(string Name, int Classes, bool Merges, Func<int, double, int, int> Label)
{
    private const int Known = 13;
    private const int Parts = 3;

    public static IReadOnlyList<LabelChange> All { get; } =
    [
        new("own labels", Known, Merges: false, (label, _, _) => label),
        new("permuted", Known, Merges: false, (label, _, number) => Permutation(number)[label]),
        new("renamed", 64, Merges: false, (label, _, _) => 63 - (4 * label)),
        new("split into 39", Parts * Known, Merges: false, (label, across, _) => (Parts * label) + (int)(Parts * across)),
        new("merged into 6", 6, Merges: true, (label, _, _) => Six[label]),
        new("merged into 2", 2, Merges: true, (label, _, _) => label < 2 ? 0 : 1),
    ];

    /// <summary>Sky and cloud; mountain, rock and snow; meadows; trees; water and sand; path and building.</summary>
    private static ReadOnlySpan<byte> Six => [0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 4, 5, 5];

    public LabelledScene Apply(LabelledScene scene, int number)
    {
        var (map, exemplar) = (Change(scene.Map, number), Change(scene.ExemplarMap, number));
        map = Classes == Parts * Known ? Fold(map, exemplar) : map;
        return scene with { Map = map, ExemplarMap = exemplar, Regions = Merges ? map : scene.Map };
    }

    /// <summary>Gives the parts of a class that the exemplar lacks the label of another part that it has.</summary>
    private static LabelMap Fold(LabelMap map, LabelMap exemplar)
    {
        var known = exemplar.Indices.ToHashSet();
        byte[] table = [.. Enumerable.Range(0, map.Channels).Select(label => (byte)Enumerable.Range(label / Parts * Parts, Parts)
            .OrderBy(part => Math.Abs(part - label)).FirstOrDefault(part => known.Contains((byte)part), label))];
        return new LabelMap(map.Size, map.Channels, Array.ConvertAll(map.Indices, label => table[label]));
    }

    private LabelMap Change(LabelMap map, int number)
    {
        var changed = new byte[map.Indices.Length];
        for (var pixel = 0; pixel < changed.Length; pixel++)
        {
            changed[pixel] = (byte)Label(map.Indices[pixel], (double)(pixel % map.Width) / map.Width, number);
        }

        return new LabelMap(map.Size, Classes, changed);
    }

    private static int[] Permutation(int number)
    {
        var random = new SeededRandom(number, 99);
        int[] labels = [.. Enumerable.Range(0, Known)];
        for (var i = labels.Length - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (labels[i], labels[other]) = (labels[other], labels[i]);
        }

        return labels;
    }
}
