using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Scenes;

namespace CoCosNet.Training.Evaluation.Items;

/// <summary>Items of held-out layout and style families, determined by seed and number.</summary>
internal sealed class HeldOutItems(int seed)
{
    private readonly SceneItems _pairs = new(seed, SceneSplit.HeldOut, SceneItemSettings.Plain);
    private readonly SceneItems _warped = new(seed, SceneSplit.HeldOut, SceneItemSettings.PlainWarped);

    /// <param name="number">Number of the item, from 0.</param>
    /// <param name="size">Size of all pictures and maps.</param>
    public HeldOutItem Item(int number, PixelSize size)
    {
        var plan = _pairs.Plan(number);
        Layout map = plan.ComposeMap(size), exemplar = plan.ComposeExemplar(size);
        var random = new SeededRandom(seed, 7057 + number);
        var others = SceneSplit.HeldOut.Styles.Where(style => style != plan.Style).ToList();
        Style look = plan.Look, other = others[random.Below(others.Count)].Vary(random.Below(int.MaxValue));
        return new HeldOutItem(
            Labels(map), Render(map, look), Labels(exemplar), Render(exemplar, look), Render(map, other), Render(exemplar, other), Warped(number, size));

        Picture Render(Layout layout, Style style) => new(size, SceneRenderer.Render(layout, style, random.Below(int.MaxValue)).Pixels);

        LabelMap Labels(Layout layout) => new(size, SceneClasses.All.Count, layout.Labels.Ids);
    }

    private WarpedPair Warped(int number, PixelSize size)
    {
        var item = _warped.Item(number, size);
        return new WarpedPair((LabelMap)item.Map, (LabelMap)item.ExemplarMap, item.Exemplar, item.Flow!);
    }
}
