using CoCosNet.Training.Rendering;

namespace CoCosNet.Scenes.Tests;

public sealed class SamplesTests
{
    public static TheoryData<string> Sets => [.. Samples.Sets.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Samples_InTheRepository_HoldWhatTheCommandWrites(string name)
    {
        var set = Samples.Sets.Single(s => s.Name == name);
        Same(set.ComposeMap(), Repository.PathOf("samples", name, "map.png"));
        Same(set.ComposeExemplar().Labels, Repository.PathOf("samples", name, "exemplar-map.png"));
        Assert.True(File.Exists(Repository.PathOf("samples", name, "exemplar.png")));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Samples_OfASet_LendEveryClassOfTheMap(string name)
    {
        var set = Samples.Sets.Single(s => s.Name == name);
        var lent = set.ComposeExemplar().Labels.Ids.ToHashSet();
        Assert.Empty(set.ComposeMap().Ids.Distinct().Where(id => !lent.Contains(id)).Select(id => SceneClasses.All[id].Name));
    }

    [Fact]
    public void Samples_Together_AreSmall()
    {
        var files = Directory.GetFiles(Repository.PathOf("samples"), "*", SearchOption.AllDirectories);
        Assert.InRange(files.Sum(file => new FileInfo(file).Length), 1, 1_000_000);
    }

    [Fact]
    public void Write_AFolder_FillsItWithEverySet()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Samples.Write(folder);
            var written = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order();
            var kept = Directory.GetDirectories(Repository.PathOf("samples"))
                .Where(set => Path.GetFileName(set) != "clients")
                .SelectMany(Directory.GetFiles)
                .Select(f => Path.GetRelativePath(Repository.PathOf("samples"), f)).Order();
            Assert.Equal(kept, written);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Same(LabelImage expected, string path)
    {
        var found = PalettePng.Read(File.ReadAllBytes(path));
        Assert.Equal((expected.Width, expected.Height), (found.Width, found.Height));
        Assert.Equal(expected.Ids, found.Ids);
    }
}
