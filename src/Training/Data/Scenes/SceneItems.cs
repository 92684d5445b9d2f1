using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Textures;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>An endless sequence of rendered items. Stateless: an item is a function of seed, split, settings, number and size.</summary>
internal sealed class SceneItems(int seed, SceneSplit split, SceneItemSettings settings) : IItemSource
{
    private readonly ScenePlanner _planner = new(split);

    public int MapChannels => SceneClasses.All.Count;

    public TrainingItem Item(long number, PixelSize size)
    {
        var (plan, random) = Begin(number);
        var item = plan.Warped ? Warped(plan, size, random) : Pair(plan, size, random);
        return item with
        {
            Exemplar = PictureWear.Apply(item.Exemplar, settings.Exemplar, random),
            ExemplarMap = MapWear.Apply(item.ExemplarMap, settings.ExemplarMap, random),
        };
    }

    /// <summary>The plan of an item.</summary>
    /// <param name="number">Number of the item.</param>
    public ScenePlan Plan(long number) => Begin(number).Plan;

    private TrainingItem Pair(ScenePlan plan, PixelSize size, SeededRandom random)
    {
        Layout map = plan.ComposeMap(size), exemplar = plan.ComposeExemplar(size);
        var look = DrawLook(plan, ItemLook.Labels(exemplar), random);
        return new TrainingItem(ItemLook.Labels(map), look.Show(map, random), ItemLook.Labels(exemplar), look.Show(exemplar, random), Flow: null);
    }

    private TrainingItem Warped(ScenePlan plan, PixelSize size, SeededRandom random)
    {
        var layout = plan.ComposeMap(size);
        var map = ItemLook.Labels(layout);
        var warp = SmoothWarp.Draw(settings.Warp, size, random);
        var exemplarMap = (LabelMap)Warper.Warp(map, warp);
        var truth = DrawLook(plan, exemplarMap, random).Show(layout, random);
        return new TrainingItem(map, truth, exemplarMap, Warper.Warp(truth, warp), Warper.Flow(warp, size));
    }

    private ItemLook DrawLook(ScenePlan plan, LabelMap exemplar, SeededRandom random) => new(
        plan.Look,
        random.Chance(settings.RetexturedShare) ? RegionTextures.Draw(exemplar, random) : null,
        settings.ClassColorShare > 0 && random.Chance(settings.ClassColorShare) ? ClassColors.Draw(exemplar.Channels, random) : null,
        ColorShift.Draw(settings.Colors, random));

    private (ScenePlan Plan, SeededRandom Random) Begin(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var random = new SeededRandom(seed ^ (int)(number >> 32), unchecked((int)number));
        return (random.Chance(settings.WarpedShare) ? _planner.PlanWarped(random) : _planner.PlanPair(random), random);
    }
}
