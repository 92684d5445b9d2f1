namespace CoCosNet.Scenes.Tests;

public sealed class LayoutTests
{
    public static TheoryData<string> Families => [.. LayoutFamilies.All.Select(family => family.Name)];

    /// <summary>Those that look like a place. Medley is there to break such habits.</summary>
    public static TheoryData<string> Places => [.. LayoutFamilies.All.Where(family => family != LayoutFamilies.Medley).Select(family => family.Name)];

    [Fact]
    public void All_Always_HasEightFamiliesOfDistinctNames()
    {
        Assert.True(LayoutFamilies.All.Count >= 8);
        Assert.Equal(LayoutFamilies.All.Count, LayoutFamilies.All.Select(family => family.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Compose_SameSeed_GivesTheSameLabels(string name) =>
        Assert.Equal(Compose(name, 11, 128, 128).Ids, Compose(name, 11, 128, 128).Ids);

    [Theory]
    [MemberData(nameof(Families))]
    public void Compose_OtherSeed_GivesAnotherLayout(string name)
    {
        var first = Compose(name, 1, 128, 128).Ids;
        var second = Compose(name, 2, 128, 128).Ids;
        var changed = first.Zip(second).Count(pair => pair.First != pair.Second);
        Assert.True(changed > first.Length / 20, $"Only {changed} of {first.Length} labels of {name} differ.");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Compose_ManySeeds_UsesFourToNineClasses(string name)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var used = Compose(name, seed, 128, 128).Ids.Distinct().Count();
            Assert.True(used is >= 4 and <= 9, $"{name} with seed {seed} uses {used} classes.");
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Compose_AnySeed_LeavesNoSpecks(string name)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var labels = Compose(name, seed, 256, 256);
            var sizes = Regions.Sizes(labels);
            Assert.True(sizes.Min() >= 40, $"{name} with seed {seed} has a region of {sizes.Min()} pixels.");
            Assert.True(sizes.Count <= 150, $"{name} with seed {seed} falls into {sizes.Count} regions.");
        }
    }

    [Fact]
    public void Compose_AllFamilies_ShowEveryClass()
    {
        var seen = new HashSet<byte>();
        foreach (var family in LayoutFamilies.All)
        {
            for (var seed = 0; seed < 3; seed++)
            {
                var labels = family.Compose(seed, 128, 128).Labels.Ids;
                seen.UnionWith(labels.GroupBy(id => id).Where(group => group.Count() > labels.Length / 100).Select(group => group.Key));
            }
        }

        Assert.Equal(SceneClasses.All.Select(c => c.Id), seen.Order());
    }

    [Theory]
    [InlineData(128, 128)]
    [InlineData(256, 384)]
    [InlineData(384, 256)]
    [InlineData(512, 512)]
    [InlineData(33, 97)]
    public void Compose_AnySize_GivesValidLabelsOfThatSize(int width, int height)
    {
        foreach (var family in LayoutFamilies.All)
        {
            var labels = family.Compose(3, width, height).Labels;
            Assert.Equal((width, height, width * height), (labels.Width, labels.Height, labels.Ids.Length));
            Assert.All(labels.Ids.Distinct(), id => Assert.InRange(id, 0, SceneClasses.All.Count - 1));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Compose_TwiceTheSize_ShowsTheSameView(string name)
    {
        var small = Compose(name, 4, 128, 128);
        var large = Compose(name, 4, 256, 256);
        var equal = 0;
        for (var i = 0; i < small.Ids.Length; i++)
        {
            equal += small.Ids[i] == large.Ids[(i / 128 * 2 * 256) + (i % 128 * 2)] ? 1 : 0;
        }

        Assert.True(equal > 0.85 * small.Ids.Length, $"Only {100.0 * equal / small.Ids.Length:F1} % of {name} are alike.");
    }

    [Fact]
    public void Compose_TooSmall_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LayoutFamilies.Coast.Compose(0, 31, 128));

    private static LabelImage Compose(string name, int seed, int width, int height) =>
        LayoutFamilies.All.Single(family => family.Name == name).Compose(seed, width, height).Labels;
}
