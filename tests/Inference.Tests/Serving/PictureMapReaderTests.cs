using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>The map that the shipped model reads of pictures of its own domain.</summary>
public sealed class PictureMapReaderTests
{
    [Fact]
    public void Read_OfEachSamplesExemplar_IsMostlyItsMap()
    {
        using var encodings = new EncodingCache(0);
        using var served = ModelLoader.Load(
            ManifestReader.Read(Repository.PathOf("models", "landscape")), new ComputeTarget(CPU, ScalarType.Float32), encodings);
        string[] samples = ["coast", "lake", "valley", "village"];

        Assert.All(samples, sample =>
        {
            var map = Decode(File.ReadAllBytes(Repository.PathOf("samples", sample, "exemplar-map.png")));
            var request = new TranslationRequest { Map = null, Exemplar = File.ReadAllBytes(Repository.PathOf("samples", sample, "exemplar.png")) };

            var result = served.Translate(request, new StageClock(TimeProvider.System, CancellationToken.None));

            var reading = result.ExemplarReading!;
            Assert.Equal(reading.Map, result.Image);
            Assert.Equal(1, reading.Classes.Sum(known => known.Share), 6);
            Assert.All(reading.Classes, known => Assert.InRange(known.Confidence, 1.0 / 13, 1));
            Assert.Equal(reading.Classes.OrderByDescending(known => known.Share), reading.Classes);
            Assert.InRange(ShareOfEqualPixels(Decode(reading.Map.Content), map), 0.8, 1);
        });
    }

    private static Picture Decode(ReadOnlyMemory<byte> file) => PictureCodec.Decode(file.Span, "map", PictureLimits.Default);

    private static double ShareOfEqualPixels(Picture read, Picture map)
    {
        var truth = PictureResampler.Resize(map, read.Size);
        return (double)Enumerable.Range(0, (int)read.Size.Pixels)
            .Count(pixel => read.Pixels.AsSpan(3 * pixel, 3).SequenceEqual(truth.Pixels.AsSpan(3 * pixel, 3))) / read.Size.Pixels;
    }
}
