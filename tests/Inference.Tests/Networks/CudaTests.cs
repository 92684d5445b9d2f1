using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Tests.Support;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Networks;

/// <summary>The default model on a GPU against itself on the CPU. Visibly skipped on a machine without a GPU.</summary>
public sealed class CudaTests(ITestOutputHelper output)
{
    private static readonly PixelSize Size = new(256, 256);

    [Theory]
    [InlineData(ScalarType.Float32, true, 34)]
    [InlineData(ScalarType.Float32, false, 30)]
    [InlineData(ScalarType.BFloat16, true, 30)]
    public void Translate_OnAGpu_IsWhatTheCpuMakes(ScalarType type, bool mapped, double least)
    {
        Assert.SkipUnless(cuda.is_available(), "This machine has no GPU, or this build no CUDA.");
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var onCpu = Load(CPU, ScalarType.Float32);
        using var onGpu = Load(CUDA, type);
        var input = Input() with { Matches = true };
        input = mapped ? input : input with { ExemplarMap = null };

        var expected = onCpu.Translate(input, new StageClock(TimeProvider.System, CancellationToken.None));
        var actual = onGpu.Translate(input, new StageClock(TimeProvider.System, CancellationToken.None));

        foreach (var (one, other) in expected.Warps.Zip(actual.Warps))
        {
            output.WriteLine($"warp of {one.shape[2]} rows: {Compare.Psnr(one, other.cpu()):F1} dB");
        }

        var psnr = Compare.Psnr(expected.Image, actual.Image.cpu());
        output.WriteLine($"picture: {psnr:F1} dB");
        Assert.InRange(psnr, least, double.MaxValue);
        Assert.Equal(expected.Confidence!.shape, actual.Confidence!.shape);
    }

    [Fact]
    public void Translate_TwiceOnAGpu_IsTheSame()
    {
        Assert.SkipUnless(cuda.is_available(), "This machine has no GPU, or this build no CUDA.");
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var model = Load(CUDA, ScalarType.BFloat16);

        var first = model.Translate(Input(), new StageClock(TimeProvider.System, CancellationToken.None)).Image;
        var second = model.Translate(Input(), new StageClock(TimeProvider.System, CancellationToken.None)).Image;

        Assert.True(first.equal(second).all().item<bool>());
    }

    private static NeuralModel Load(Device device, ScalarType type)
    {
        var folder = ManifestReader.Read(Repository.PathOf("models", "landscape"));
        var weights = folder.Manifest.Weights!;
        return new NeuralModel(folder.Architecture!, folder.WeightFile(weights.Correspondence), folder.WeightFile(weights.Generator), device, type);
    }

    private static ModelInput Input()
    {
        var folder = ManifestReader.Read(Repository.PathOf("models", "landscape"));
        var reader = SemanticReaders.Create(folder.Kind, folder.Manifest.Semantics.Classes, folder.Channels, PictureLimits.Default);
        SemanticMap Map(string file) => reader.Read(new SemanticMapFile(File.ReadAllBytes(file)), "map", ReadingOptions.Exact).At(Size);
        var exemplar = PictureCodec.Decode(File.ReadAllBytes(Sample("exemplar.png")), "exemplar", PictureLimits.Default);
        return new ModelInput(Map(Sample("map.png")), PictureResampler.Resize(exemplar, Size), Map(Sample("exemplar-map.png")));
    }

    private static string Sample(string file) => Repository.PathOf("samples", "lake", file);
}
