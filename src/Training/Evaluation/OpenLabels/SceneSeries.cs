using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Everyday;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Evaluation.Items;

namespace CoCosNet.Training.Evaluation.OpenLabels;

/// <summary>A row of the table: scenes under one label set.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Scene">Returns the scene of a number.</param>
internal sealed record SceneSeries(string Name, Func<int, PixelSize, LabelledScene> Scene)
{
    /// <summary>The held-out landscapes with their own labels and with changed ones, and each everyday family.</summary>
    /// <param name="seed">Seed of the scenes.</param>
    public static IReadOnlyList<SceneSeries> All(int seed)
    {
        var landscapes = new HeldOutItems(seed);
        return
        [
            .. LabelChange.All.Select(change => new SceneSeries($"landscapes, {change.Name}", (number, size) => change.Apply(Landscape(landscapes, number, size), number))),
            .. EverydayFamily.All.Select(family => new SceneSeries(family.Name, (number, size) => Everyday(family, seed, number, size))),
        ];
    }

    private static LabelledScene Landscape(HeldOutItems items, int number, PixelSize size)
    {
        var item = items.Item(number, size);
        return new LabelledScene(item.Map, item.ExemplarMap, item.Truth, item.Exemplar, item.OtherTruth, item.OtherExemplar);
    }

    private static LabelledScene Everyday(EverydayFamily family, int seed, int number, PixelSize size)
    {
        var random = new SeededRandom(seed, 4001 + number);
        LabelImage map = Compose(), exemplar = Compose();
        EverydayLook look = family.Look(random.Below(int.MaxValue)), other = family.Look(random.Below(int.MaxValue));
        return new LabelledScene(Labels(map), Labels(exemplar), Render(map, look), Render(exemplar, look), Render(map, other), Render(exemplar, other));

        LabelImage Compose() => family.Compose(random.Below(int.MaxValue), size.Width, size.Height);

        LabelMap Labels(LabelImage labels) => new(size, family.Classes.Count, labels.Ids);

        Picture Render(LabelImage labels, EverydayLook chosen) => new(size, EverydayRenderer.Render(labels, chosen, random.Below(int.MaxValue)).Pixels);
    }
}
