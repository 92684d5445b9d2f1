using System.Reflection;

namespace CoCosNet.Scenes.Tests;

public sealed class SceneClassesTests
{
    [Fact]
    public void All_Always_HasDenseIdsAndDistinctNamesAndColors()
    {
        Assert.True(SceneClasses.All.Count >= 12);
        Assert.Equal(Enumerable.Range(0, SceneClasses.All.Count), SceneClasses.All.Select(c => (int)c.Id));
        Assert.Equal(SceneClasses.All.Count, SceneClasses.All.Select(c => c.Name).Distinct().Count());
        Assert.Equal(SceneClasses.All.Count, SceneClasses.All.Select(c => (c.R, c.G, c.B)).Distinct().Count());
    }

    [Fact]
    public void ClassIds_Always_EqualTheClassesOfTheSameName()
    {
        var constants = typeof(ClassIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => Convert.ToInt32(field.GetRawConstantValue(), null));
        Assert.Equal(SceneClasses.All.Count, constants[nameof(ClassIds.Count)]);
        foreach (var scene in SceneClasses.All)
        {
            Assert.Equal(scene.Id, constants[char.ToUpperInvariant(scene.Name[0]) + scene.Name[1..]]);
        }
    }
}
