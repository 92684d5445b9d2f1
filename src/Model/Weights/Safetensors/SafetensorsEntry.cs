using CoCosNet.Model.Weights.Tensors;
using TorchSharp;

namespace CoCosNet.Model.Weights.Safetensors;

/// <summary>A tensor of a safetensors header whose offsets span what its type and shape take.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">Of the elements.</param>
/// <param name="Layout">Row-major.</param>
/// <param name="Begin">First byte, from the start of the data.</param>
/// <param name="End">Behind the last byte.</param>
internal sealed record SafetensorsEntry(string Name, torch.ScalarType Type, TensorLayout Layout, long Begin, long End);
