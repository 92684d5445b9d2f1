using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Scenes;
using CoCosNet.Training.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Segmenter;

/// <summary>Trains the segmenter from scratch. Seed and steps determine the weights on a given kind of processor.</summary>
internal sealed class SegmenterTrainer : IDisposable
{
    private const float LearningRate = 3e-3f;
    private const int WarmUp = 20;
    private const float LargestNorm = 10f;

    // Batches alternate between many small pictures and a few large ones, in which the same materials are finer.
    private static readonly (PixelSize Size, int Count) Small = (new PixelSize(128, 128), 8);
    private static readonly (PixelSize Size, int Count) Large = (new PixelSize(256, 256), 2);

    private readonly SegmenterExamples _examples;
    private readonly SegmenterNetwork _network;
    private readonly Adam _adam;
    private readonly int _steps;
    private int _next;

    public SegmenterTrainer(int seed, int steps)
    {
        manual_seed(seed);
        _steps = steps;
        _examples = new SegmenterExamples(seed);
        _network = new SegmenterNetwork(SceneClasses.All.Count);
        _adam = new Adam(
            _network.named_parameters().ToDictionary(p => p.name, Tensor (p) => p.parameter),
            new AdamSettings(Beta1: 0.9f, Beta2: 0.99f, MeanDecay: 0.99));
    }

    /// <param name="step">Number of the step, from 0.</param>
    /// <returns>The loss.</returns>
    public float Step(int step)
    {
        var (size, count) = step % 2 == 0 ? Small : Large;
        var batch = Enumerable.Range(0, count).Select(_ => _examples.Example(_next++, size)).ToList();
        using var scope = NewDisposeScope();
        var pictures = cat([.. batch.Select(example => PictureTensors.ToTensor(example.Picture, CPU))]);
        var labels = cat([.. batch.Select(example => Labels(example.Map))]);
        var loss = nn.functional.cross_entropy(_network.forward(pictures), labels, weight: Weights(batch));
        loss.backward();
        _adam.Step(RateAt(step), LargestNorm);
        return loss.ToSingle();
    }

    /// <summary>Saves the running means as half-precision safetensors, which halves the file and gives the same classes.</summary>
    public void Save(string file, IReadOnlyDictionary<string, string> metadata)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        SafetensorsWriter.Write(file, _adam.Mean.ToDictionary(pair => pair.Key, pair => pair.Value.to(ScalarType.Float16)), metadata);
    }

    public void Dispose()
    {
        _adam.Dispose();
        _network.Dispose();
    }

    private static Tensor Labels(LabelMap map) =>
        tensor(Array.ConvertAll(map.Indices, index => (long)index), [1, map.Height, map.Width]);

    /// <summary>Rare classes weigh more, or small regions are never predicted.</summary>
    private static Tensor Weights(IReadOnlyList<(Picture Picture, LabelMap Map)> batch)
    {
        var counts = new double[SceneClasses.All.Count];
        foreach (var index in batch.SelectMany(example => example.Map.Indices))
        {
            counts[index]++;
        }

        var total = counts.Sum();
        return tensor(Array.ConvertAll(counts, count => (float)(1 / Math.Sqrt((count / total) + 0.01))));
    }

    private float RateAt(int step) =>
        LearningRate * Math.Min(1, (step + 1f) / WarmUp) * (0.5f + (0.5f * MathF.Cos(MathF.PI * step / _steps)));
}
