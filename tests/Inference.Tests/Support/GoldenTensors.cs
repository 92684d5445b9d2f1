using System.Text.Json;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

internal sealed class GoldenTensors
{
    private readonly Dictionary<string, Tensor> _tensors = [];

    public GoldenTensors(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BitConverter.ToInt64(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                continue;
            }

            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(e => e.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(e => e.GetInt32()).ToArray();
            var type = entry.Value.GetProperty("dtype").GetString() switch { "F32" => ScalarType.Float32, "I32" => ScalarType.Int32, _ => ScalarType.Byte };
            var t = empty(shape, type);
            bytes.AsSpan(8 + length + offsets[0], offsets[1] - offsets[0]).CopyTo(t.bytes);
            _tensors[entry.Name] = t;
        }
    }

    public Tensor this[string name] => _tensors[name];
}
