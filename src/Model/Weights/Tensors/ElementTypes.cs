using System.Collections.Frozen;
using TorchSharp;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>The supported element types, with their PyTorch and safetensors names.</summary>
internal static class ElementTypes
{
    private static readonly (torch.ScalarType Type, int Size, string Storage, string Safetensors)[] Table =
    [
        (torch.ScalarType.Float64, 8, "DoubleStorage", "F64"),
        (torch.ScalarType.Float32, 4, "FloatStorage", "F32"),
        (torch.ScalarType.Float16, 2, "HalfStorage", "F16"),
        (torch.ScalarType.BFloat16, 2, "BFloat16Storage", "BF16"),
        (torch.ScalarType.Int64, 8, "LongStorage", "I64"),
        (torch.ScalarType.Int32, 4, "IntStorage", "I32"),
        (torch.ScalarType.Int16, 2, "ShortStorage", "I16"),
        (torch.ScalarType.Int8, 1, "CharStorage", "I8"),
        (torch.ScalarType.Byte, 1, "ByteStorage", "U8"),
        (torch.ScalarType.Bool, 1, "BoolStorage", "BOOL"),
    ];

    private static readonly FrozenDictionary<torch.ScalarType, int> Sizes = Table.ToFrozenDictionary(row => row.Type, row => row.Size);

    private static readonly FrozenDictionary<string, torch.ScalarType> ByStorage =
        Table.ToFrozenDictionary(row => row.Storage, row => row.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, torch.ScalarType> BySafetensors =
        Table.ToFrozenDictionary(row => row.Safetensors, row => row.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<torch.ScalarType, string> SafetensorsNames =
        Table.ToFrozenDictionary(row => row.Type, row => row.Safetensors);

    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(torch.ScalarType type) => Sizes[type];

    /// <summary>The type of a storage class of the Python module <c>torch</c>, such as <c>FloatStorage</c>.</summary>
    public static bool TryFromStorage(string name, out torch.ScalarType type) => ByStorage.TryGetValue(name, out type);

    /// <summary>The type of a safetensors <c>dtype</c>, such as <c>BF16</c>.</summary>
    public static bool TryFromSafetensors(string name, out torch.ScalarType type) => BySafetensors.TryGetValue(name, out type);

    /// <summary>The safetensors <c>dtype</c> of a type.</summary>
    public static bool TryToSafetensors(torch.ScalarType type, out string name) => SafetensorsNames.TryGetValue(type, out name!);
}
