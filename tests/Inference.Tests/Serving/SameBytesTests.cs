using System.Security.Cryptography;
using CoCosNet.Inference.Analogy;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using Microsoft.Extensions.Logging.Abstractions;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>A request gives the same bytes alone and beside others, in every mode and precision (docs/decisions/0019-same-bytes.md).</summary>
[Collection(nameof(Alone))]
public sealed class SameBytesTests
{
    private const int Labels = 3;
    private const int LoneForwards = 3;
    private const int ForwardsAtOnce = 6;

    /// <summary>Oblong, and large enough for libtorch to use every thread that it has.</summary>
    private static readonly PixelSize Size = new(160, 128);

    [Theory]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Released), 1)]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Released), 2)]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Released), 4)]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Dense), 2)]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Refined), 1)]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Refined), 2)]
    [InlineData(ScalarType.Float32, nameof(MatchingMode.Refined), 4)]
    [InlineData(ScalarType.BFloat16, nameof(MatchingMode.Released), 1)]
    [InlineData(ScalarType.BFloat16, nameof(MatchingMode.Released), 2)]
    [InlineData(ScalarType.BFloat16, nameof(MatchingMode.Released), 4)]
    [InlineData(ScalarType.BFloat16, nameof(MatchingMode.Dense), 2)]
    [InlineData(ScalarType.BFloat16, nameof(MatchingMode.Refined), 2)]
    public async Task Network_AloneAndBesideOthers_GivesTheSameBytes(ScalarType type, string mode, int threads)
    {
        using var correspondence = new FormulaParameters(5, "Corr", type);
        using var generator = new FormulaParameters(5, "G", type);
        var matching = Enum.Parse<MatchingMode>(mode);
        var architecture = TinyModels.Architecture(Labels) with
        {
            Matching = matching,
            FeatureChannels = 8,
            GeneratorChannels = 8,
            Anchors = matching == MatchingMode.Refined,
        };
        var network = new TranslationNetwork(correspondence.Root, generator.Root, architecture);
        await CheckAsync(threads, () => Digest(network));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Analogy_AloneAndBesideOthers_GivesTheSameBytes(int threads)
    {
        using var model = new AnalogyModel(new SynthesisSettings());
        var labels = new byte[Size.Pixels];
        labels.AsSpan(labels.Length / 2).Fill(1);
        var pixels = new byte[Size.Pixels * Picture.Channels];
        new Random(1).NextBytes(pixels);
        var map = new LabelMap(Size, Labels, labels);
        var input = new ModelInput(map, new Picture(Size, pixels), map);
        await CheckAsync(threads, () => Digest([model.Translate(input, new StageClock(TimeProvider.System, CancellationToken.None)).Image]));
    }

    /// <summary>Two replicas: each in turn has the machine to itself, then both work at once.</summary>
    private static async Task CheckAsync(int threads, Func<string> forward)
    {
        var token = TestContext.Current.CancellationToken;
        using var pool = new ReplicaPool(2, threads, 16, TimeProvider.System, NullLogger<ReplicaPool>.Instance);
        HashSet<string> digests = [];
        for (var i = 0; i < LoneForwards; i++)
        {
            digests.Add(await Run());
        }

        digests.UnionWith(await Task.WhenAll(Enumerable.Range(0, ForwardsAtOnce).Select(_ => Run())));
        Assert.Single(digests);
        Assert.True(await pool.DrainAsync(token));

        Task<string> Run() => pool.RunAsync(_ => InScope(forward), token);
    }

    private static string InScope(Func<string> forward)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return forward();
    }

    /// <summary>Of every warp and the picture.</summary>
    private static string Digest(TranslationNetwork network)
    {
        var (map, exemplar, own) = (Random("map", Labels), Random("exemplar", 3), Random("own", Labels));
        var encoded = network.EncodeExemplar(exemplar, own);
        var matches = network.Match(network.Theta(network.EncodeMap(map), map, encoded), encoded.Features, exemplar);
        return Digest([.. matches.Select(match => match.Warp), network.Generate(matches, map)]);
    }

    private static string Digest(IEnumerable<Tensor> tensors) =>
        Convert.ToHexString(SHA256.HashData([.. tensors.SelectMany(tensor => tensor.contiguous().bytes.ToArray())]));

    private static Tensor Random(string key, int channels) =>
        tensor(GoldenFormula.Symmetric(key, channels * (long)Size.Pixels)).reshape(1, channels, Size.Height, Size.Width);
}
