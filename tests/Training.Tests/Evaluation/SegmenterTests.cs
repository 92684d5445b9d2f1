using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Evaluation.Scores;
using CoCosNet.Training.Evaluation.Segmenter;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class SegmenterTests
{
    [Fact]
    public void Segment_ScenesOfNoTraining_AreMostlyRight()
    {
        using var segmenter = new SceneSegmenter(SceneSegmenter.DefaultFile);
        var items = new SceneItems(77, SceneSplit.HeldOut, SceneItemSettings.Plain);
        var overlap = new ClassOverlap(SceneClasses.All.Count);
        for (var number = 0; number < 8; number++)
        {
            var item = items.Item(number, new PixelSize(256, 256));
            overlap.Add(segmenter.Segment(item.Truth), ((LabelMap)item.Map).Indices);
        }

        Assert.True(overlap.Mean() > 0.45, $"{overlap.Mean():f3}");
    }

    [Fact]
    public void Step_FewSteps_LowerTheLossAndSaveWhatLoads()
    {
        var folder = Directory.CreateTempSubdirectory("segmenter-");
        try
        {
            using var trainer = new SegmenterTrainer(seed: 3, steps: 9);
            var losses = Enumerable.Range(0, 9).Select(trainer.Step).ToList();
            Assert.True(losses[^1] < losses[0], string.Join(", ", losses));

            var file = Path.Combine(folder.FullName, "segmenter.safetensors");
            trainer.Save(file, new Dictionary<string, string>());
            using var segmenter = new SceneSegmenter(file);
            Assert.Equal(64 * 32, segmenter.Segment(TestPictures.Noise(64, 32, 1, 100)).Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
