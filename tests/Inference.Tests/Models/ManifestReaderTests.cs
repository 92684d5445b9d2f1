using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Architectures;

namespace CoCosNet.Inference.Tests.Models;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifest");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_OfTheReleasedModelsManifest_HasItsArchitecture()
    {
        Write("corr.pth", string.Empty);
        Write("g.pth", string.Empty);
        var folder = Read(
            """
            { "id": "deepfashion-hd", "name": "DeepFashion HD",
              "architecture": { "labelChannels": 20, "featureChannels": 32, "generatorChannels": 64, "size": 512, "iterations": 5,
                                "temperature": 0.01, "propagationOrder": "hvvhh", "matching": "released" },
              "semantics": { "kind": "pose" },
              "weights": { "correspondence": "corr.pth", "generator": "g.pth" },
              "exemplarMap": "required" }
            """);

        Assert.Equal(SemanticsKind.Pose, folder.Kind);
        Assert.Equal(20, folder.Channels);
        Assert.Equal(ExemplarMapUse.Required, folder.ExemplarMap);
        Assert.Equal("hvvhh", folder.Architecture!.PropagationOrder);
        Assert.Equal(MatchingMode.Released, folder.Architecture.Matching);
    }

    [Fact]
    public void Read_OfAManifestWithSeveralProblems_ListsEveryOne()
    {
        var exception = Assert.Throws<ModelFolderException>(() => Read(
            """
            { "id": "Bad Id", "name": "x",
              "architecture": { "labelChannels": 7, "featureChannels": 1, "generatorChannels": 4, "size": 100, "iterations": 3,
                                "temperature": -1, "propagationOrder": "hx", "matching": "magic" },
              "semantics": { "kind": "pose" },
              "weights": { "correspondence": "../outside.pth", "generator": "absent.pth" },
              "exemplarMap": "perhaps" }
            """));

        foreach (var member in new[]
        {
            "id takes", "architecture.labelChannels is 7", "architecture.featureChannels takes", "architecture.size is 100",
            "architecture.temperature", "propagationOrder is 'hx'", "propagationOrder has 2 letters for 3", "architecture.matching is 'magic'",
            "weights.correspondence is '../outside.pth'", "weights.generator names 'absent.pth'", "exemplarMap is 'perhaps'",
        })
        {
            Assert.Contains(member, exception.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Found by fuzzing: each ended in a null reference.</summary>
    [Theory]
    [InlineData("""{ "id": null, "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels" } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": null, "semantics": { "kind": "labels" } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels", "classes": null } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels", "classes": [null] } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels", "classes": [{ "id": 0 }] } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels", "ignore": [null] } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels", "standIns": { "a": null } } }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "analogy" }, "semantics": { "kind": "labels", "standIns": { "a": [null] } } }""")]
    public void Read_OfAManifestWithNullInIt_RefusesIt(string manifest) => Assert.Throws<ModelFolderException>(() => Read(manifest));

    [Fact]
    public void Read_StandInsByName_HasThemByClass()
    {
        Write("corr.pth", string.Empty);
        Write("g.pth", string.Empty);

        Assert.Equal([[1], []], Read(Labelled("""{ "water": ["sky"] }""", anchors: true)).Architecture!.StandIns);
        Assert.Empty(Read(Labelled("{ }", anchors: true)).Architecture!.StandIns);
        var unknown = Assert.Throws<ModelFolderException>(() => Read(Labelled("""{ "water": ["lava"] }""", anchors: true)));
        Assert.Contains("semantics.standIns names 'lava', which is not a class of the model", unknown.Message, StringComparison.Ordinal);
        var plain = Assert.Throws<ModelFolderException>(() => Read(Labelled("""{ "water": ["sky"] }""", anchors: false)));
        Assert.Contains("semantics.standIns belongs to architecture.anchors only", plain.Message, StringComparison.Ordinal);

        static string Labelled(string standIns, bool anchors) =>
            $$"""
            { "id": "two", "name": "Two",
              "architecture": { "labelChannels": 2, "featureChannels": 4, "generatorChannels": 4, "size": 256, "iterations": 1,
                                "matching": "refined", "anchors": {{(anchors ? "true" : "false")}} },
              "semantics": { "kind": "labels", "standIns": {{standIns}},
                             "classes": [{ "id": 0, "name": "water", "color": "#0000ff" }, { "id": 1, "name": "sky", "color": "#00ffff" }] },
              "weights": { "correspondence": "corr.pth", "generator": "g.pth" } }
            """;
    }

    [Theory]
    [InlineData("""{ "rounds": 0 }""", true, "synthesis.rounds is 0; it takes 1 to 32")]
    [InlineData("""{ "uniformity": -1 }""", true, "synthesis.uniformity is -1; it takes 0 to 1000")]
    [InlineData("{ }", false, "synthesis belongs to architecture.anchors only")]
    public void Read_SynthesisThatCannotBe_SaysWhy(string synthesis, bool anchors, string problem)
    {
        var exception = Assert.Throws<ModelFolderException>(() => Read(Synthesised(synthesis, anchors)));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Synthesis_HasWhatItSaysAndTheRestAsUsual()
    {
        var usual = new SynthesisSettings();
        Assert.Equal(usual with { Uniformity = 7 }, Read(Synthesised("""{ "uniformity": 7 }""", anchors: true)).Synthesis);
        Assert.Null(Read(Synthesised("null", anchors: true)).Synthesis);
    }

    [Theory]
    [InlineData(2, true, null)]
    [InlineData(4, false, null)]
    [InlineData(0, true, "is 0; it takes 4, or 1 to 3 beside anchors")]
    [InlineData(5, true, "is 5; it takes 4, or 1 to 3 beside anchors")]
    [InlineData(2, false, "is 2; it takes 4, or 1 to 3 beside anchors")]
    public void Read_LearnedLevels_NeedAnchorsWhereTheyAreNotAll(int levels, bool anchors, string? problem)
    {
        var json = Pyramids(anchors, levels, halfSize: false);
        if (problem is null)
        {
            Assert.Equal(levels, Read(json).Architecture!.LearnedLevels);
            return;
        }

        Assert.Contains($"architecture.learnedLevels {problem}", Assert.Throws<ModelFolderException>(() => Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HalfSizePyramids_LeaveTheFinestLevelToAnchors()
    {
        Assert.Equal(1..3, Read(Pyramids(anchors: true, levels: 2, halfSize: true)).Architecture!.PyramidLevels);
        Assert.Equal(0..2, Read(Pyramids(anchors: true, levels: 2, halfSize: false)).Architecture!.PyramidLevels);
        var problem = Assert.Throws<ModelFolderException>(() => Read(Pyramids(anchors: true, levels: 4, halfSize: true)));
        Assert.Contains("architecture.halfSizePyramids takes architecture.learnedLevels from 1 to 3", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{ "id": "x" }""")]
    [InlineData("""{ "id": "x", "name": "x", "architecture": { "size": 256, "matching": "dense" }, "semantics": { "kind": "edges" }, "wieghts": {} }""")]
    public void Read_OfJsonThatIsNoManifest_SaysSo(string json) => Assert.Throws<ModelFolderException>(() => Read(json));

    [Fact]
    public void Read_WithoutAManifest_SaysSo() =>
        Assert.Contains("no model.json", Assert.Throws<ModelFolderException>(() => ManifestReader.Read(_folder.FullName)).Message, StringComparison.Ordinal);

    private string Synthesised(string synthesis, bool anchors)
    {
        Write("corr.pth", string.Empty);
        Write("g.pth", string.Empty);
        return $$"""
            { "id": "one", "name": "One",
              "architecture": { "labelChannels": 1, "featureChannels": 4, "generatorChannels": 4, "size": 256, "iterations": 1,
                                "matching": "refined", "anchors": {{(anchors ? "true" : "false")}} },
              "semantics": { "kind": "labels", "classes": [{ "id": 0, "name": "water", "color": "#0000ff" }] },
              "weights": { "correspondence": "corr.pth", "generator": "g.pth" },
              "synthesis": {{synthesis}} }
            """;
    }

    private string Pyramids(bool anchors, int levels, bool halfSize)
    {
        Write("corr.pth", string.Empty);
        Write("g.pth", string.Empty);
        return $$"""
            { "id": "one", "name": "One",
              "architecture": { "labelChannels": 1, "featureChannels": 4, "generatorChannels": 4, "size": 256, "iterations": 1, "matching": "refined",
                                "anchors": {{(anchors ? "true" : "false")}}, "learnedLevels": {{levels}}, "halfSizePyramids": {{(halfSize ? "true" : "false")}} },
              "semantics": { "kind": "labels", "classes": [{ "id": 0, "name": "water", "color": "#0000ff" }] },
              "weights": { "correspondence": "corr.pth", "generator": "g.pth" } }
            """;
    }

    private ModelFolder Read(string json)
    {
        Write("model.json", json);
        return ManifestReader.Read(_folder.FullName);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
