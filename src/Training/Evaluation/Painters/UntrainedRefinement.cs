using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Training.Learning;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>Correspondence weights with an untrained ConvGRU, initialised as in the released code, where no gradient reaches it.</summary>
internal static class UntrainedRefinement
{
    private const string Prefix = "refinement.";
    private const double Gain = 0.02;
    private const int Seed = 1;

    /// <param name="source">A model's correspondence weights.</param>
    /// <param name="target">The safetensors file to write.</param>
    /// <exception cref="CheckpointException">The source cannot be read.</exception>
    public static void Write(string source, string target)
    {
        using var scope = NewDisposeScope();
        using var checkpoint = CheckpointReader.Read(source);
        SafetensorsWriter.Write(target, checkpoint.Tensors.ToDictionary(
            pair => pair.Key,
            pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal) ? Untrained(pair.Key, pair.Value) : pair.Value));
    }

    /// <summary>Xavier initialisation times the gain; biases are 0.</summary>
    private static Tensor Untrained(string key, Tensor trained)
    {
        var shape = trained.shape;
        if (shape.Length < 2)
        {
            return zeros_like(trained);
        }

        var window = shape[2..].Aggregate(1L, (product, length) => product * length);
        var deviation = Gain * Math.Sqrt(2.0 / ((shape[0] + shape[1]) * window));
        return Initialisation.Normal(Seed, key, shape, deviation, CPU).to(trained.dtype);
    }
}
