using System.Globalization;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Training.Evaluation.Colors;
using TorchSharp;

namespace CoCosNet.Training.Tests.Evaluation;

/// <summary>Four variations of each scene of the samples: other pieces of the exemplar in the same colours.</summary>
public sealed class VariationTests
{
    private static readonly PixelSize Size = new(192, 192);

    [Theory]
    [InlineData("analogy", 0)]
    [InlineData("analogy", 5)]
    [InlineData("landscape", 0)]
    public void Translate_FourVariations_TakeOtherPiecesOfTheSameColours(string model, int seed)
    {
        using var encodings = new EncodingCache(0);
        var folder = ManifestReader.Read(Repository.PathOf("models", model));
        using var served = ModelLoader.Load(folder, new ComputeTarget(torch.CPU, torch.ScalarType.Float32), encodings);
        var (shares, differences) = (new List<double>(), new List<double>());
        foreach (var scene in Directory.GetDirectories(Repository.PathOf("samples")).Where(path => File.Exists(Path.Combine(path, "map.png"))).Order(StringComparer.Ordinal))
        {
            var request = new TranslationRequest
            {
                Map = new SemanticMapFile(File.ReadAllBytes(Path.Combine(scene, "map.png"))),
                Exemplar = File.ReadAllBytes(Path.Combine(scene, "exemplar.png")),
                ExemplarMap = new SemanticMapFile(File.ReadAllBytes(Path.Combine(scene, "exemplar-map.png"))),
                Options = new TranslationOptions { Width = Size.Width, Height = Size.Height, Seed = seed, Variations = 4 },
            };
            var variations = served.Translate(request, new StageClock(TimeProvider.System, TestContext.Current.CancellationToken)).Variations;
            var map = (LabelMap)SemanticReaders.Create(folder.Kind, folder.Manifest.Semantics.Classes, folder.Channels, PictureLimits.Default, [])
                .Read(request.Map, "map", ReadingOptions.Exact).ShapesAt(Size);
            var means = variations.Select(variation => RegionColors.Means(Decode(variation.Picture), map)).ToList();
            for (var one = 0; one < variations.Count; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    shares.Add(variations[one].Differences[other]);
                    differences.AddRange(means[one].Zip(means[other]).Where(pair => pair.First is not null)
                        .Select(pair => ColorDifference.Ciede2000(pair.First!.Value, pair.Second!.Value)));
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shares.Count} pairs differ in {shares.Min():P0} to {shares.Max():P0} of the pixels; ΔE2000 of {differences.Count} regions: mean {differences.Average():0.00}, largest {differences.Max():0.00}, within 1 {differences.Count(d => d <= 1)}"));
        Assert.All(shares, share => Assert.InRange(share, 0.3, 1));
        Assert.All(differences, difference => Assert.InRange(difference, 0, 1));
    }

    private static Picture Decode(EncodedPicture picture) => PictureCodec.Decode(picture.Content.Span, "image", PictureLimits.Default);
}
