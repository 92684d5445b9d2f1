using System.Globalization;
using CoCosNet.Model.Features;
using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Trunk;

/// <summary>
/// The weights of <see cref="ResNet18"/>, from the package Microsoft.ML.DnnImageFeaturizer.ResNet18. Batch norms are folded into the
/// convolutions, and the first convolution takes red, green, blue of −1..1 in place of blue, green, red of 0..255.
/// </summary>
internal static class TrunkWeights
{
    /// <summary>The package's file, beside the trainer.</summary>
    public static readonly string DefaultFile = Path.Combine(AppContext.BaseDirectory, "ResNet18.onnx");

    private static readonly Scalar HalfRange = Scalars.Of(127.5f);

    /// <summary>Reads the weights of the first stages.</summary>
    /// <param name="file">The ONNX file.</param>
    /// <param name="stages">Number of stages, 1 to 4.</param>
    /// <returns>Weights by the keys of <see cref="ResNet18"/>; they belong to the caller's dispose scope.</returns>
    public static IReadOnlyDictionary<string, Tensor> Read(string file, int stages)
    {
        var graph = OnnxGraph.Read(file);
        var convolutions = graph.Nodes.Where(node => node.Operator == "Conv").ToList();
        var norms = graph.Nodes.Where(node => node.Operator == "BatchNormalization").ToList();
        Dictionary<string, Tensor> weights = [];
        foreach (var (key, convolution, norm) in Keys(stages).Zip(convolutions, norms))
        {
            using var scope = NewDisposeScope();
            var (weight, bias) = Fold(graph, convolution, norm);
            weight = key == "stem" ? weight.flip(1).mul(HalfRange).contiguous() : weight;
            weights.Add($"{key}.weight", weight.MoveToOuterDisposeScope());
            weights.Add($"{key}.bias", bias.MoveToOuterDisposeScope());
        }

        return weights;
    }

    /// <summary>The convolutions in the order of the file: a block's shortcut comes first.</summary>
    private static IEnumerable<string> Keys(int stages) =>
    [
        "stem",
        .. from stage in Enumerable.Range(0, stages)
           from block in Enumerable.Range(0, ResNet18.Blocks[stage])
           from part in stage > 0 && block == 0 ? (string[])["shortcut", "first", "second"] : ["first", "second"]
           select string.Create(CultureInfo.InvariantCulture, $"{stage}.{block}.{part}"),
    ];

    private static (Tensor Weight, Tensor Bias) Fold(OnnxGraph graph, OnnxNode convolution, OnnxNode norm)
    {
        Tensor Weight(OnnxNode node, int input) => graph.Weights[node.Inputs[input]].ToTensor();
        var (gain, shift, mean, variance) = (Weight(norm, 1), Weight(norm, 2), Weight(norm, 3), Weight(norm, 4));
        var epsilon = Scalars.Of(norm.Numbers["epsilon"]);
        var factor = gain.div(variance.add(epsilon, Scalars.One).sqrt());
        GC.KeepAlive(epsilon);
        return (Weight(convolution, 1).mul(factor.reshape(-1, 1, 1, 1)), shift.sub(mean.mul(factor)));
    }
}
