using CoCosNet.Training.Configuration;

namespace CoCosNet.Training.Tests.Runs;

public sealed class TrainingConfigTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{ "data": { "warpedShare": 1.5 } }""", "data.warpedShare is 1.5; it takes 0 to 1")]
    [InlineData("""{ "data": { "warpedShare": -0.1 } }""", "data.warpedShare is -0.1; it takes 0 to 1")]
    [InlineData("""{ "data": { "keptItems": 0 } }""", "data.keptItems is 0; it takes 1 or more")]
    [InlineData("""{ "data": { "threads": 0 } }""", "data.threads is 0; it takes 1 to 64")]
    [InlineData("""{ "data": { "folder": "not/there" } }""", "data.folder is 'not/there', and there is no such folder")]
    [InlineData("""{ "data": { "folder": ".", "kind": "tensor" } }""", "data.channels is 0; maps of kind tensor take 1 to 512")]
    [InlineData("""{ "data": { "kind": "pose" } }""", "data.kind is of a data.folder")]
    [InlineData("""{ "data": { "kind": "labelz" } }""", "data.kind")]
    [InlineData("""{ "data": { "thread": 2 } }""", "thread")]
    [InlineData("""{ "architecture": { "featureChannels": 0 } }""", "architecture.featureChannels is 0; it takes 2 to 256")]
    [InlineData("""{ "architecture": { "refinementChannels": -4 } }""", "architecture.refinementChannels is -4; it takes 2 to 512")]
    [InlineData("""{ "architecture": { "learnedLevels": 2 } }""", "architecture.learnedLevels under 4 takes architecture.anchors")]
    [InlineData("""{ "architecture": { "halfSizePyramids": true } }""", "architecture.halfSizePyramids takes architecture.learnedLevels from 1 to 3")]
    [InlineData("""{ "architecture": { "learnedLevels": 5 } }""", "architecture.learnedLevels is 5; it takes 1 to 4")]
    [InlineData("""{ "architecture": { "iterations": 0 } }""", "architecture.iterations is 0; it takes 1 to 32")]
    [InlineData("""{ "architecture": { "size": 200 } }""", "architecture.size is 200; it takes a multiple of 32 from 128 to 1024")]
    [InlineData("""{ "architecture": { "temperature": 0 } }""", "architecture.temperature is 0; it is above 0")]
    [InlineData("""{ "optimizer": { "beta2": 1 } }""", "optimizer.beta2 is 1; it takes 0 up to, but not, 1")]
    [InlineData("""{ "optimizer": { "meanDecay": -0.5 } }""", "optimizer.meanDecay is -0.5")]
    [InlineData("""{ "optimizer": { "largestNorm": 0 } }""", "optimizer.largestNorm is 0; it is above 0")]
    [InlineData("""{ "optimizer": { "discriminatorScales": 0 } }""", "optimizer.discriminatorScales is 0; it takes 1 to 3")]
    [InlineData("""{ "reports": { "metricsEvery": 0 } }""", "reports.metricsEvery is 0; it takes 1 or more")]
    [InlineData("""{ "losses": { "warp": -1 } }""", "losses.warp is -1; it is 0 or more")]
    [InlineData("""{ "mapDropShare": 2 }""", "mapDropShare takes 0 to 1")]
    [InlineData("""{ "stages": [{ "size": 64, "batch": 1, "steps": 1, "classesOnly": true }] }""", "classesOnly is of an architecture with anchors")]
    [InlineData(
        """{ "architecture": { "anchors": true }, "stages": [{ "size": 64, "batch": 1, "steps": 1, "classesOnly": true, "generatorOnly": true }] }""",
        "classesOnly, generatorOnly, matchingOnly and refinementOnly exclude each other")]
    [InlineData("""{ "precision": "float16" }""", "precision takes auto, float32 or bfloat16")]
    public void Read_ValueOutOfRange_NamesItAndItsRange(string part, string message)
    {
        var problem = Assert.Throws<UsageException>(() => Read(part));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains("tiny.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralProblems_SaysAllAtOnce()
    {
        var problem = Assert.Throws<UsageException>(() => Read("""{ "data": { "threads": 0, "warpedShare": 7 }, "optimizer": { "beta1": 3 } }"""));
        Assert.All(["data.threads", "data.warpedShare", "optimizer.beta1"], name => Assert.Contains(name, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Defaults_AreInRange()
    {
        Assert.Equal(1, Read("{ }").Data.Threads);
        Assert.Equal("landscape", TrainingConfig.Read(Repository.PathOf("training", "landscape.json")).Id);
    }

    private TrainingConfig Read(string part)
    {
        var file = Path.Combine(_folder.FullName, "tiny.json");
        File.WriteAllText(file, $$"""{ "id": "tiny", "name": "Tiny", "stages": [{ "size": 64, "batch": 1, "steps": 1 }], {{part.Trim()[1..]}}""");
        return TrainingConfig.Read(file);
    }
}
