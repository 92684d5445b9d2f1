using System.Numerics;

namespace CoCosNet.Scenes.Tests;

public sealed class RenderingTests
{
    public static TheoryData<string> Styles => [.. StyleFamilies.All.Select(family => family.Name)];

    [Fact]
    public void All_Always_HasTwelveFamiliesOfDistinctNames()
    {
        Assert.True(StyleFamilies.All.Count >= 12);
        Assert.Equal(StyleFamilies.All.Count, StyleFamilies.All.Select(family => family.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Render_SameSeeds_GivesTheSameBytes(string style)
    {
        var layout = LayoutFamilies.Village.Compose(2, 128, 128);
        Assert.Equal(Render(layout, style, 5).Pixels, Render(LayoutFamilies.Village.Compose(2, 128, 128), style, 5).Pixels);
    }

    [Fact]
    public void Render_ManyThreads_GivesTheSameBytes()
    {
        var layout = LayoutFamilies.River.Compose(2, 96, 96);
        var expected = Render(layout, "impressionist", 1).Pixels;
        var pictures = new byte[6][];
        Parallel.For(0, pictures.Length, i => pictures[i] = Render(layout, "impressionist", 1).Pixels);
        Assert.All(pictures, pixels => Assert.Equal(expected, pixels));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Render_OtherSeeds_GiveAnotherPicture(string style)
    {
        var layout = LayoutFamilies.Lake.Compose(2, 96, 96);
        Assert.NotEqual(Render(layout, style, 1).Pixels, Render(layout, style, 2).Pixels);
    }

    [Fact]
    public void Render_AnyStyle_LeavesTheLabels()
    {
        var layout = LayoutFamilies.Coast.Compose(2, 96, 96);
        var labels = (byte[])layout.Labels.Ids.Clone();
        foreach (var style in StyleFamilies.All)
        {
            Render(layout, style.Name, 3);
            Assert.Equal(labels, layout.Labels.Ids);
        }
    }

    [Theory]
    [InlineData(128, 128)]
    [InlineData(256, 384)]
    [InlineData(384, 256)]
    [InlineData(33, 97)]
    public void Render_AnySize_GivesAPictureOfThatSize(int width, int height)
    {
        foreach (var style in StyleFamilies.All)
        {
            var picture = Render(LayoutFamilies.Island.Compose(1, width, height), style.Name, 1);
            Assert.Equal((width, height, width * height * 3), (picture.Width, picture.Height, picture.Pixels.Length));
        }
    }

    [Fact]
    public void Render_EveryLayoutInEveryStyle_IsNeitherFlatNorClipped()
    {
        foreach (var family in LayoutFamilies.All)
        {
            var layout = family.Compose(1, 96, 96);
            foreach (var style in StyleFamilies.All)
            {
                var pixels = Render(layout, style.Name, 1).Pixels;
                var mean = pixels.Average(p => (double)p);
                var deviation = Math.Sqrt(pixels.Average(p => (p - mean) * (p - mean)));
                var burnt = pixels.Count(p => p == byte.MaxValue) / (double)pixels.Length;
                var what = $"{family.Name} in {style.Name}: mean {mean:F0}, deviation {deviation:F0}, {100 * burnt:F1} % burnt";
                Assert.True(mean is > 25 and < 235 && deviation > 14 && burnt < 0.35, what);
            }
        }
    }

    [Fact]
    public void Render_DifferentStyles_ColorTheClassesDifferently()
    {
        var layout = LayoutFamilies.Valley.Compose(3, 128, 128);
        var pictures = StyleFamilies.All.Select(style => Render(layout, style.Name, 1)).ToList();
        var means = pictures.Select(picture => Mean(picture, layout.Labels, SceneClasses.Grass)).ToList();
        for (var i = 0; i < means.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var whole = pictures[i].Pixels.Zip(pictures[j].Pixels).Average(pair => Math.Abs(pair.First - pair.Second));
                var names = $"{StyleFamilies.All[i].Name} and {StyleFamilies.All[j].Name}";
                Assert.True(Vector3.Distance(means[i], means[j]) > 6f || whole > 12f, $"Grass and the whole picture are alike in {names}.");
            }
        }
    }

    [Fact]
    public void Render_OneStyleOnTwoLayouts_KeepsTheColorOfAClass()
    {
        foreach (var style in StyleFamilies.All)
        {
            var first = LayoutFamilies.Meadow.Compose(1, 128, 128);
            var second = LayoutFamilies.Meadow.Compose(2, 128, 128);
            var here = Mean(Render(first, style.Name, 4), first.Labels, SceneClasses.Grass);
            var there = Mean(Render(second, style.Name, 4), second.Labels, SceneClasses.Grass);
            Assert.True(Vector3.Distance(here, there) < 40f, $"Grass in {style.Name}: {here} and {there}.");
        }
    }

    private static RgbImage Render(Layout layout, string style, int seed) =>
        SceneRenderer.Render(layout, StyleFamilies.All.Single(family => family.Name == style).Vary(seed), seed);

    private static Vector3 Mean(RgbImage picture, LabelImage labels, SceneClass scene)
    {
        var sum = Vector3.Zero;
        var count = 0;
        for (var i = 0; i < labels.Ids.Length; i++)
        {
            if (labels.Ids[i] == scene.Id)
            {
                sum += new Vector3(picture.Pixels[3 * i], picture.Pixels[(3 * i) + 1], picture.Pixels[(3 * i) + 2]);
                count++;
            }
        }

        return sum / count;
    }
}
