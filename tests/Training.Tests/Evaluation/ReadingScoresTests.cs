using System.Globalization;
using System.Text.RegularExpressions;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Evaluation.Photographs;
using TorchSharp;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed partial class ReadingScoresTests
{
    [Fact]
    public void Summary_OfRenderedScenes_MostPixelsAreReadRight()
    {
        using var model = ModelLoader.LoadModel(
            ManifestReader.Read(Repository.PathOf("models", "landscape")), new ComputeTarget(torch.CPU, torch.float32));
        var items = new SceneItems(11, SceneSplit.Training, SceneItemSettings.Plain);
        var scenes = Enumerable.Range(0, 2).Select(number => items.Item(number, new PixelSize(192, 160)))
            .Select((item, number) => new LabelledPhotograph($"scene{number}", item.Exemplar, (LabelMap)item.ExemplarMap)).ToList();
        var scores = new ReadingScores(model);
        scenes.ForEach(scores.Read);
        scores.Add(scenes[0], scenes[1]);

        var shares = Share().Matches(scores.Reading() + scores.Painting()).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();

        Assert.InRange(shares[0], 60, 100);
        Assert.Equal(shares[0], (shares[1] + shares[2]) / 2, 1.0);
        Assert.InRange(shares[3], 0, 100);
    }

    [GeneratedRegex(@"([0-9.]+)\s?%")]
    private static partial Regex Share();
}
