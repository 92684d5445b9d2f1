using System.Globalization;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Runs;
using CoCosNet.Training.Tests.Data;
using TorchSharp;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>The whole way of a user with data of their own: a folder, a configuration, a training, a model.</summary>
public sealed class FolderTrainingTests : IDisposable
{
    private const int Steps = 200;

    /// <summary>What is left of a loss at most, after so few steps. Matching comes after colours.</summary>
    private static readonly (string Loss, double Share)[] Falls = [("warp", 0.95), ("class", 0.5), ("colors", 0.85)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("folder-training-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_TwentyPictures_LearnsAndExportsAModelThatTranslates()
    {
        using var own = new OwnFolder().WithPaintings(20);
        var file = Path.Combine(_folder.FullName, "tiny.json");
        File.WriteAllText(file, Configuration(own.Root));
        var (config, run) = (TrainingConfig.Read(file), Path.Combine(_folder.FullName, "run"));
        var progress = new Recorder();
        Assert.True(new Trainer(config, TrainCommand.Open(config), run, progress).Run(TestContext.Current.CancellationToken));

        Assert.Equal(Enumerable.Range(1, Steps).Select(step => (long)step), progress.Told.Select(told => told.Step));
        foreach (var (loss, share) in Falls)
        {
            var values = progress.Told.Select(told => told.Values[loss]).ToList();
            var (first, last) = (values.Take(20).Average(), values.TakeLast(20).Average());
            TestContext.Current.TestOutputHelper?.WriteLine($"{loss}: {first:f4} to {last:f4}");
            Assert.True(last < share * first, $"{loss} went from {first} to {last}");
        }

        var lines = File.ReadAllLines(Path.Combine(run, MetricsLog.FileName));
        Assert.Equal([.. Enumerable.Range(1, Steps / 20).Select(line => 20L * line)], lines.Skip(1).Select(Step));
        foreach (var sheet in new[] { "sheet-0000100.png", "sheet-0000200.png" })
        {
            var picture = PictureCodec.Decode(File.ReadAllBytes(Path.Combine(run, sheet)), "sheet", PictureLimits.Default);
            Assert.Equal(new PixelSize((9 * 66) - 2, (2 * 66) - 2), picture.Size);
        }

        var losses = PictureCodec.Decode(File.ReadAllBytes(Path.Combine(run, Trainer.LossesFile)), "losses", PictureLimits.Default);
        Assert.Equal(3 * 340, losses.Width);
        Assert.True(File.Exists(Path.Combine(run, Trainer.StateFile)));
        var model = Path.Combine(_folder.FullName, "models", "tiny");
        Assert.Equal(0, TrainingCommands.Run(["export", "--config", file, "--run", run, "--out", model], Console.Error));
        Translate(model, own.Root);
    }

    private static void Translate(string model, string data)
    {
        var folder = ManifestReader.Read(model);
        Assert.Equal((SemanticsKind.Labels, 3, ExemplarMapUse.Optional), (folder.Kind, folder.Channels, folder.ExemplarMap));
        using var encodings = new EncodingCache(0);
        using var served = ModelLoader.Load(folder, new ComputeTarget(torch.CPU, torch.float32), encodings);
        var (one, other) = (WithLookOf("view 03"), WithLookOf("view 11"));
        Assert.Equal(new PixelSize(128, 128), one.Size);
        Assert.True(one.Pixels.Distinct().Count() > 16);
        Assert.NotEqual(one.Pixels, other.Pixels);

        Picture WithLookOf(string exemplar)
        {
            var request = new TranslationRequest
            {
                Map = new SemanticMapFile(File.ReadAllBytes(Path.Combine(data, "maps", "view 00.png"))),
                Exemplar = File.ReadAllBytes(Path.Combine(data, "pictures", exemplar + ".png")),
                Options = new TranslationOptions { Width = 128, Height = 128 },
            };
            var result = served.Translate(request, new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));
            return PictureCodec.Decode(result.Image.Content.ToArray(), "result", PictureLimits.Default);
        }
    }

    private static long Step(string line) => long.Parse(line[..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);

    private static string Configuration(string data) =>
        $$"""
        {
          "id": "tiny",
          "name": "Tiny",
          "data": { "folder": {{System.Text.Json.JsonSerializer.Serialize(data)}}, "warpedShare": 0.5 },
          "architecture": {
            "featureChannels": 4, "generatorChannels": 4, "encoderSpadeChannels": 4, "generatorSpadeChannels": 4, "refinementChannels": 4,
            "iterations": 1, "size": 128,
          },
          "optimizer": { "discriminatorChannels": 4, "meanDecay": 0.98 },
          "stages": [
            { "size": 64, "batch": 1, "steps": 150, "rate": 3e-3, "firstTemperature": 0.06, "adversarial": false },
            { "size": 64, "batch": 1, "steps": 50, "rate": 2e-3 },
          ],
          "reports": { "metricsEvery": 20, "sheetEvery": 100, "sheetItems": 2, "checkpointEvery": 70 },
        }
        """;
}
