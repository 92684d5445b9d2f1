using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;
using static TorchSharp.torch;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Weight files of tests.</summary>
internal static class Weights
{
    /// <summary>Rewrites a file with each tensor changed.</summary>
    public static void Rewrite(string path, Func<string, Tensor, (string Name, Tensor Value)> change)
    {
        using var checkpoint = CheckpointReader.Read(path);
        SafetensorsWriter.Write(path, checkpoint.Tensors.Select(pair => change(pair.Key, pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value));
    }
}
