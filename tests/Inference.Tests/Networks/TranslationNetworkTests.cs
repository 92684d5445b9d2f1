using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Networks;

public sealed class TranslationNetworkTests
{
    private const int Labels = 3;

    [Theory]
    [InlineData(128, 128)]
    [InlineData(256, 384)]
    [InlineData(160, 128)]
    public void Forward_AtAnySizeThatDividesBy32_HasThatSize(int height, int width)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var net = new Net(MatchingMode.Released);

        var (image, warps) = net.Forward(Random("map", 1, Labels, height, width), Random("exemplar", 1, 3, height, width), Random("own", 1, Labels, height, width));

        Assert.Equal([1, 3, height, width], image.shape);
        Assert.Equal([height / 8, height / 4, height / 2, height], warps.Select(warp => (int)warp.shape[2]));
        Assert.Equal([width / 8, width / 4, width / 2, width], warps.Select(warp => (int)warp.shape[3]));
        Assert.All(warps.Append(image), tensor => Assert.InRange(tensor.abs().max().item<float>(), 0, 1.0001f));
    }

    [Theory]
    [InlineData("Released")]
    [InlineData("Dense")]
    public void Forward_OfABatch_EqualsItsPicturesOneByOne(string mode)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var net = new Net(Enum.Parse<MatchingMode>(mode));
        var (map, exemplar, own) = (Random("map", 4, Labels, 128, 128), Random("exemplar", 4, 3, 128, 128), Random("own", 4, Labels, 128, 128));

        var (batch, _) = net.Forward(map, exemplar, own);

        for (var i = 0; i < 4; i++)
        {
            var (single, _) = net.Forward(map.narrow(0, i, 1), exemplar.narrow(0, i, 1), own.narrow(0, i, 1));
            Assert.InRange(batch.narrow(0, i, 1).sub(single).abs().max().item<float>(), 0, 1e-4f);
        }
    }

    [Theory]
    [InlineData(4, false, 4)]
    [InlineData(2, false, 2)]
    [InlineData(2, true, 3)]
    public void Forward_Anchored_MatchesStayInTheirClassAndAPictureAloneWillDo(int learnedLevels, bool halfSizePyramids, int pyramidLevels)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var net = new Net(MatchingMode.Refined, anchors: true, learnedLevels, halfSizePyramids);
        var (map, own) = (Halves(upper: 0, lower: 1), Halves(upper: 1, lower: 0));

        // The exemplar shows its classes: what is warped tells where it came from.
        var exemplar = own.narrow(1, 0, 1).mul(2).sub(1).expand(1, 3, 128, 128);
        var (_, warps) = net.Forward(map, exemplar, own);
        var (image, _) = net.Forward(map, exemplar, zeros_like(own));

        var wanted = map.narrow(1, 0, 1).mul(2).sub(1);
        Assert.InRange(warps[^1].sub(wanted).abs().mean().item<float>(), 0, 0.02f);
        Assert.True(image.isfinite().all().item<bool>());
        Assert.Equal(learnedLevels, net.Asked("theta_"));
        Assert.Equal(pyramidLevels, net.Asked("adaptive_model_img.G_middle_") + net.Asked("adaptive_model_img.head_"));
    }

    private static Tensor Halves(int upper, int lower)
    {
        var map = zeros(1, Labels, 128, 128);
        map[0, upper, ..64] = 1;
        map[0, lower, 64..] = 1;
        return map;
    }

    /// <summary>Smooth pictures: matches of noise would hang on the last bit.</summary>
    private static Tensor Random(string key, int batch, int channels, int height, int width) =>
        nn.functional.interpolate(
            tensor(GoldenFormula.Symmetric(key, batch * channels * 64)).reshape(batch, channels, 8, 8),
            size: [height, width], mode: InterpolationMode.Bilinear, align_corners: true);

    private sealed class Net : IDisposable
    {
        private readonly FormulaParameters _correspondence = new(5, "Corr");
        private readonly FormulaParameters _generator = new(5, "G");
        private readonly TranslationNetwork _network;

        public Net(MatchingMode mode, bool anchors = false, int learnedLevels = 4, bool halfSizePyramids = false)
        {
            _network = new TranslationNetwork(
                _correspondence.Root, _generator.Root,
                TinyModels.Architecture(Labels, iterations: 2) with
                {
                    Matching = mode,
                    FeatureChannels = 8,
                    GeneratorChannels = 8,
                    Anchors = anchors,
                    LearnedLevels = learnedLevels,
                    HalfSizePyramids = halfSizePyramids,
                });
        }

        /// <summary>How many parts of the correspondence of a name there are.</summary>
        public int Asked(string name) => _correspondence.Taken.Keys.Where(key => key.StartsWith(name, StringComparison.Ordinal))
            .Select(key => key[..(name.Length + 1)]).Distinct().Count();

        public (Tensor Image, Tensor[] Warps) Forward(Tensor map, Tensor exemplar, Tensor exemplarMap)
        {
            var matches = _network.Match(_network.Theta(_network.EncodeMap(map), map), _network.EncodeExemplar(exemplar, exemplarMap).Features, exemplar);
            return (_network.Generate(matches, map), Array.ConvertAll(matches, match => match.Warp));
        }

        public void Dispose()
        {
            _correspondence.Dispose();
            _generator.Dispose();
        }
    }
}
