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

/// <summary>Three exemplars by class in one picture: each scene of the samples, with the sky of one look, the plants of another and the rest of a third.</summary>
public sealed class SharedPictureTests
{
    private static readonly PixelSize Size = new(192, 192);

    private static readonly string[][] Classes = [["*"], ["sky", "cloud"], ["grass", "tree"]];

    [Fact]
    public void Translate_ThreeExemplarsByClass_KeepsEachClassNearItsOwnAndEvensTheLight()
    {
        using var encodings = new EncodingCache(0);
        var folder = ManifestReader.Read(Repository.PathOf("models", "analogy"));
        var target = new ComputeTarget(torch.CPU, torch.ScalarType.Float32);
        using var served = ModelLoader.Load(folder, target, encodings);
        using var uneven = ModelLoader.Load(folder with { Synthesis = folder.Synthesis! with { EvenLight = false } }, target, encodings);
        var (differences, steps, unevenSteps) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var scene in Directory.GetDirectories(Repository.PathOf("samples")).Where(path => File.Exists(Path.Combine(path, "map.png"))).Order(StringComparer.Ordinal))
        {
            var looks = Directory.GetFiles(scene, "exemplar*").Where(file => !file.EndsWith("-map.png", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
            var map = ReadMap(folder, Path.Combine(scene, "map.png"), Size);
            for (var turn = 0; turn < 2; turn++)
            {
                string[] chosen = [looks[turn], looks[turn + 1], looks[(turn + 2) % looks.Length]];
                var result = Translate(served, scene, chosen, Classes);
                var alone = chosen.Select(look => Translate(served, scene, [look], [[]])).ToList();
                differences.AddRange(Differences(folder, scene, chosen, map, result));
                steps.AddRange(LightStep.Measure(map, Owner, result, alone));
                unevenSteps.AddRange(LightStep.Measure(map, Owner, Translate(uneven, scene, chosen, Classes), alone));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ΔE2000 of {differences.Count} classes: mean {differences.Average():0.00}, largest {differences.Max():0.00}; light step of {steps.Count} borders: "
            + $"mean {steps.Average():0.00}, largest {steps.Max():0.00}; without evening {unevenSteps.Average():0.00}, {unevenSteps.Max():0.00}"));
        Assert.All(differences, difference => Assert.InRange(difference, 0, 4));
        Assert.True(steps.Average() <= 2 / 3.0 * unevenSteps.Average(), $"{steps.Average():0.0} of {unevenSteps.Average():0.0} are left.");
    }

    private static int Owner(byte label) => label switch
    {
        0 or 1 => 1,
        5 or 8 => 2,
        _ => 0,
    };

    /// <summary>ΔE2000 of each class's mean colour to that of its own exemplar.</summary>
    private static IEnumerable<double> Differences(ModelFolder folder, string scene, string[] looks, LabelMap map, Picture result)
    {
        var means = RegionColors.Means(result, map);
        for (byte label = 0; label < means.Length; label++)
        {
            var look = PictureCodec.Decode(File.ReadAllBytes(looks[Owner(label)]), "exemplar", PictureLimits.Default);
            var wanted = RegionColors.Means(look, ReadMap(folder, Path.Combine(scene, "exemplar-map.png"), look.Size))[label];
            if (means[label] is { } mean && wanted is { } own)
            {
                yield return ColorDifference.Ciede2000(mean, own);
            }
        }
    }

    private static LabelMap ReadMap(ModelFolder folder, string path, PixelSize size) => (LabelMap)SemanticReaders
        .Create(folder.Kind, folder.Manifest.Semantics.Classes, folder.Channels, PictureLimits.Default, [])
        .Read(new SemanticMapFile(File.ReadAllBytes(path)), "map", ReadingOptions.Exact).ShapesAt(size);

    private static Picture Translate(ServedModel model, string scene, string[] looks, string[][] classes)
    {
        var exemplarMap = new SemanticMapFile(File.ReadAllBytes(Path.Combine(scene, "exemplar-map.png")));
        var result = model.Translate(
            new TranslationRequest
            {
                Map = new SemanticMapFile(File.ReadAllBytes(Path.Combine(scene, "map.png"))),
                Exemplar = File.ReadAllBytes(looks[0]),
                ExemplarMap = exemplarMap,
                ExemplarClasses = classes[0],
                OtherExemplars = [.. looks.Skip(1).Zip(classes.Skip(1), (look, named) => new ClassExemplar(File.ReadAllBytes(look), exemplarMap, named))],
                Options = new TranslationOptions { Width = Size.Width, Height = Size.Height },
            },
            new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));
        return PictureCodec.Decode(result.Image.Content.Span, "image", PictureLimits.Default);
    }
}
