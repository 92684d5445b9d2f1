using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>Endless items from the renderer. Keeps no state: an item is a function of seed, split, settings, number and size.</summary>
internal sealed class SceneItems(int seed, SceneSplit split, SceneItemSettings settings) : IItemSource
{
    private readonly ScenePlanner _planner = new(split);

    public int MapChannels => SceneClasses.All.Count;

    public TrainingItem Item(long number, PixelSize size)
    {
        var random = RandomOf(number);
        var plan = _planner.Plan(random);
        return random.Chance(settings.WarpedShare) ? Warped(plan, size, random) : Pair(plan, size, random);
    }

    /// <summary>What an item shows.</summary>
    /// <param name="number">Of the item.</param>
    public ScenePlan Plan(long number) => _planner.Plan(RandomOf(number));

    private static TrainingItem Pair(ScenePlan plan, PixelSize size, SeededRandom random)
    {
        Layout map = plan.ComposeMap(size), exemplar = plan.ComposeExemplar(size);
        var look = plan.Look;
        return new TrainingItem(
            Labels(map), Render(map, look, random), Labels(exemplar), Render(exemplar, look, random), Flow: null);
    }

    private TrainingItem Warped(ScenePlan plan, PixelSize size, SeededRandom random)
    {
        var layout = plan.ComposeMap(size);
        var labels = Labels(layout);
        var truth = Render(layout, plan.Look, random);
        var warp = SmoothWarp.Draw(settings.Warp, size, random);
        return new TrainingItem(labels, truth, Warper.Warp(labels, warp), Warper.Warp(truth, warp), Warper.Flow(warp, size));
    }

    private static LabelMap Labels(Layout layout) =>
        new(new PixelSize(layout.Width, layout.Height), SceneClasses.All.Count, layout.Labels.Ids);

    private static Picture Render(Layout layout, Style look, SeededRandom random) =>
        new(new PixelSize(layout.Width, layout.Height), SceneRenderer.Render(layout, look, random.Below(int.MaxValue)).Pixels);

    private SeededRandom RandomOf(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new SeededRandom(seed ^ (int)(number >> 32), unchecked((int)number));
    }
}
