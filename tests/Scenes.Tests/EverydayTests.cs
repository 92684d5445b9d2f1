using CoCosNet.Scenes.Everyday;

namespace CoCosNet.Scenes.Tests;

public sealed class EverydayTests
{
    public static TheoryData<string> Families => [.. EverydayFamily.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Compose_ManySeeds_ShowsEveryClass(string name)
    {
        var family = EverydayFamily.Of(name);

        var shown = Enumerable.Range(0, 8).SelectMany(seed => family.Compose(seed, 128, 128).Ids).ToHashSet();

        Assert.Equal(Enumerable.Range(0, family.Classes.Count), shown.Order().Select(id => (int)id));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Render_SameSeeds_GivesTheSameBytes(string name)
    {
        Assert.Equal(Render(1), Render(1));
        Assert.NotEqual(Render(1), Render(2));

        byte[] Render(int seed) =>
            EverydayRenderer.Render(EverydayFamily.Of(name).Compose(3, 96, 64), EverydayFamily.Of(name).Look(seed), seed).Pixels;
    }

    [Fact]
    public void JointsOf_AFigure_LieOnIt()
    {
        var figure = EverydayFamily.Of("figure");
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var labels = figure.Compose(seed, 256, 256);

            // Wall and floor are classes 0 and 1.
            Assert.All(Figure.JointsOf(seed), joint => Assert.True(labels.Ids[((int)(joint.Y * 256) * 256) + (int)(joint.X * 256)] > 1));
        }
    }
}
