using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Training.Data;
using CoCosNet.Training.Data.Scenes;

namespace CoCosNet.Training.Tests.Data;

public sealed class SceneItemsTests
{
    private static readonly PixelSize Size = new(96, 64);

    [Fact]
    public void Split_HasNoFamilyTwice_AndLeavesEveryClassToTraining()
    {
        var (training, heldOut) = (SceneSplit.Training, SceneSplit.HeldOut);
        Assert.Empty(training.Layouts.Intersect(heldOut.Layouts));
        Assert.Empty(training.Styles.Intersect(heldOut.Styles));
        Assert.Equal(LayoutFamilies.All.Count, training.Layouts.Count + heldOut.Layouts.Count);
        Assert.Equal(StyleFamilies.All.Count, training.Styles.Count + heldOut.Styles.Count);
        Assert.True(heldOut.Layouts.Count >= 2 && heldOut.Styles.Count >= 3);
        Assert.Contains(heldOut.Styles, style => style.Typical.Finish.Brush != Brush.Photograph);
        foreach (var split in new[] { training, heldOut })
        {
            var layouts = split.Layouts.SelectMany(family => Enumerable.Range(0, 8).Select(seed => family.Compose(seed, 64, 64)));
            Assert.Equal(SceneClasses.All.Count, layouts.SelectMany(layout => layout.Labels.Ids).Distinct().Count());
        }
    }

    [Fact]
    public void Item_AskedForTwiceAndOutOfOrder_IsTheSame()
    {
        var settings = new SceneItemSettings();
        var first = Enumerable.Range(0, 6).Select(n => Bytes(new SceneItems(7, SceneSplit.Training, settings).Item(n, Size))).ToList();
        var again = new SceneItems(7, SceneSplit.Training, settings);
        for (var number = 5; number >= 0; number--)
        {
            Assert.Equal(first[number], Bytes(again.Item(number, Size)));
        }

        Assert.Equal(6, first.Select(Convert.ToHexString).Distinct().Count());
        Assert.NotEqual(first[0], Bytes(new SceneItems(8, SceneSplit.Training, settings).Item(0, Size)));
    }

    [Fact]
    public void KeptItems_AreDrawnAgain_TheSameForTheSameNumber()
    {
        KeptItems Draw() => new(new SceneItems(7, SceneSplit.Training, SceneItemSettings.Plain), count: 3, seed: 5);
        var items = Draw();
        var drawn = Enumerable.Range(0, 30).Select(number => items.Item(number, Size)).ToList();
        Assert.Equal(3, drawn.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(Bytes(drawn[29]), Bytes(Draw().Item(29, Size)));
    }

    [Fact]
    public void Plan_OfHeldOutItems_UsesHeldOutFamiliesOnly()
    {
        var items = new SceneItems(1, SceneSplit.HeldOut, SceneItemSettings.Plain);
        var plans = Enumerable.Range(0, 60).Select(number => items.Plan(number)).ToList();
        Assert.Equivalent(SceneSplit.HeldOut.Layouts, plans.SelectMany(plan => new[] { plan.Map, plan.Exemplar }).Distinct());
        Assert.Equivalent(SceneSplit.HeldOut.Styles, plans.Select(plan => plan.Style).Distinct());
    }

    [Fact]
    public void Plan_OfPairs_GivesExemplarsWithTheMapsClasses()
    {
        var items = new SceneItems(3, SceneSplit.Training, SceneItemSettings.Plain);
        var covered = Enumerable.Range(0, 24).Select(number => Covered(items.Item(number, Size))).ToList();
        Assert.True(covered.Average() > 0.96, $"{covered.Average()}");
        Assert.True(covered.Min() > 0.6, $"{covered.Min()}");
    }

    [Fact]
    public void Item_WarpedPair_HasFlowThatFindsTheTruth()
    {
        var items = new SceneItems(4, SceneSplit.Training, SceneItemSettings.PlainWarped);
        for (var number = 0; number < 4; number++)
        {
            var item = items.Item(number, Size);
            Assert.NotNull(item.Flow);
            Assert.True(items.Plan(number).Warped);
            var (same, seen) = (0, 0);
            for (var pixel = 0; pixel < Size.Pixels; pixel++)
            {
                if (!float.IsNaN(item.Flow.Rows[pixel]))
                {
                    var at = ((int)(item.Flow.Rows[pixel] + 0.5f) * Size.Width) + (int)(item.Flow.Columns[pixel] + 0.5f);
                    seen++;
                    same += ((LabelMap)item.Map).Indices[pixel] == ((LabelMap)item.ExemplarMap).Indices[at] ? 1 : 0;
                }
            }

            Assert.InRange(seen, Size.Pixels / 4, Size.Pixels);
            Assert.InRange((double)same / seen, 0.9, 1);
        }
    }

    private static double Covered(TrainingItem item)
    {
        var lent = ((LabelMap)item.ExemplarMap).Indices.Distinct().ToHashSet();
        return ((LabelMap)item.Map).Indices.Average(index => lent.Contains(index) ? 1d : 0d);
    }

    private static byte[] Bytes(TrainingItem item) =>
    [
        .. ((LabelMap)item.Map).Indices, .. item.Truth.Pixels, .. ((LabelMap)item.ExemplarMap).Indices, .. item.Exemplar.Pixels,
        .. item.Flow?.Rows.SelectMany(BitConverter.GetBytes) ?? [], .. item.Flow?.Columns.SelectMany(BitConverter.GetBytes) ?? [],
    ];
}
