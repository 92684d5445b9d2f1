using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Features;

/// <summary>The features of a picture.</summary>
internal sealed class PictureFeatures : IDisposable
{
    private const int FirstOfContent = 1;

    private readonly Tensor[] _stages;

    /// <param name="stages">The stages of ResNet-18, 1×C×h×w, which the object detaches from the dispose scope.</param>
    public PictureFeatures(Tensor[] stages) => _stages = Array.ConvertAll(stages, stage => stage.DetachFromDisposeScope());

    /// <summary>Mean of each channel of the last stage.</summary>
    public float[] Summary()
    {
        using var scope = NewDisposeScope();
        return _stages[^1].mean([2, 3]).contiguous().data<float>().ToArray();
    }

    /// <summary>Cosine similarity of what both pictures show at each place, mean over places and the last three stages, −1..1.</summary>
    public double Consistency(PictureFeatures other)
    {
        using var scope = NewDisposeScope();
        return _stages.Zip(other._stages).Skip(FirstOfContent)
            .Average(pair => nn.functional.cosine_similarity(pair.First, pair.Second, dim: 1).mean().ToDouble());
    }

    /// <summary>Cosine similarity of the channels' means and deviations of a stage, mean of both, −1..1.</summary>
    public double Relevance(PictureFeatures other, int stage)
    {
        using var scope = NewDisposeScope();
        Tensor Means(Tensor x) => x.mean([2, 3]);
        Tensor Deviations(Tensor x) => x.std([2, 3]);
        return (nn.functional.cosine_similarity(Means(_stages[stage]), Means(other._stages[stage]), dim: 1).ToDouble()
            + nn.functional.cosine_similarity(Deviations(_stages[stage]), Deviations(other._stages[stage]), dim: 1).ToDouble()) / 2;
    }

    public void Dispose() => Array.ForEach(_stages, stage => stage.Dispose());
}
