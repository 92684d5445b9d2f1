using CoCosNet.Model.Weights.Tensors;
using TorchSharp;

namespace CoCosNet.Model.Weights.Safetensors;

/// <summary>A tensor of a safetensors header, whose offsets span exactly the bytes of its type and shape.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">Type of the elements.</param>
/// <param name="Layout">Row-major layout.</param>
/// <param name="Begin">Offset of the first byte, from the start of the data.</param>
/// <param name="End">Offset after the last byte.</param>
internal sealed record SafetensorsEntry(string Name, torch.ScalarType Type, TensorLayout Layout, long Begin, long End);
