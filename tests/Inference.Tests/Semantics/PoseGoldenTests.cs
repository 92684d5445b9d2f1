using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Poses;
using CoCosNet.Model.Weights;

namespace CoCosNet.Inference.Tests.Semantics;

/// <summary>The released preprocessing's own output for the data set's text form.</summary>
public sealed class PoseGoldenTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("partial")]
    public void Read_CandidateAndSubset_GivesTheReleasedMap(string name)
    {
        using var golden = CheckpointReader.Read(
            Repository.Golden("pose", name + ".safetensors"), null, TestContext.Current.CancellationToken);
        var expected = golden.Tensors["label"].bytes.ToArray();
        var file = new SemanticMapFile(
            File.ReadAllBytes(Repository.Golden("pose", name + "_candidate.txt")),
            File.ReadAllBytes(Repository.Golden("pose", name + "_subset.txt")));

        var map = Assert.IsType<DenseMap>(new PoseReader().Read(file, "map", ReadingOptions.Exact).At(new PixelSize(512, 512)));

        var actual = Array.ConvertAll(map.Values, value => (byte)MathF.Round(value * 255));
        var equal = Enumerable.Range(0, expected.Length).Count(i => actual[i] == expected[i]);
        Assert.True(equal == expected.Length, $"{equal} of {expected.Length} values are equal.");
    }
}
