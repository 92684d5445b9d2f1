using System.Text.Json;
using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Tensors;
using TorchSharp;

namespace CoCosNet.Model.Weights.Safetensors;

/// <summary>The JSON of a safetensors file: for each name its <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>; and <c>__metadata__</c>.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    // Nesting: header, tensor, array of numbers.
    private const int Depth = 3;

    private readonly Dictionary<string, SafetensorsEntry> _tensors = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _metadata;

    private SafetensorsHeader()
    {
    }

    public IReadOnlyCollection<SafetensorsEntry> Tensors => _tensors.Values;

    public IReadOnlyDictionary<string, string> Metadata => _metadata ?? [];

    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var header = new SafetensorsHeader();
            header.Read(json);
            return header;
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            // Utf8JsonReader throws InvalidOperationException for invalid UTF-8 and for tokens of an unexpected type.
            throw new CheckpointException(CheckpointError.MalformedHeader, $"The safetensors header is malformed: {invalid.Message}", invalid);
        }
    }

    private static CheckpointException Malformed(string detail) => new(CheckpointError.MalformedHeader, $"The safetensors header {detail}.");

    private static CheckpointException Duplicate(string name) =>
        new(CheckpointError.DuplicateKey, $"The safetensors header has {UntrustedText.Quote(name)} twice.");

    private void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        Require(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } name)
        {
            if (name == MetadataKey)
            {
                _metadata = _metadata is null ? ReadMetadata(ref reader) : throw Duplicate(name);
            }
            else if (!_tensors.TryAdd(name, ReadTensor(ref reader, name)))
            {
                throw Duplicate(name);
            }
        }

        if (reader.Read())
        {
            throw Malformed("goes on after its end");
        }
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader reader)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Require(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } name)
        {
            if (!metadata.TryAdd(name, ReadText(ref reader)))
            {
                throw Duplicate(name);
            }
        }

        return metadata;
    }

    private static SafetensorsEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Require(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } field)
        {
            switch (field)
            {
                case "dtype" when type is null:
                    type = ReadText(ref reader);
                    break;
                case "shape" when shape is null:
                    shape = ReadIntegers(ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadIntegers(ref reader);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Duplicate($"{name}.{field}");
                default:
                    throw Malformed($"gives {UntrustedText.Quote(name)} the unknown field {UntrustedText.Quote(field)}");
            }
        }

        return type is not null && shape is not null && offsets is [var begin, var end]
            ? Check(name, type, shape, begin, end)
            : throw Malformed($"does not give {UntrustedText.Quote(name)} a dtype, a shape and two data_offsets");
    }

    private static SafetensorsEntry Check(string name, string typeName, long[] shape, long begin, long end)
    {
        if (!ElementTypes.TryFromSafetensors(typeName, out torch.ScalarType type))
        {
            throw new CheckpointException(
                CheckpointError.UnsupportedType, $"{UntrustedText.Quote(name)} is of type {UntrustedText.Quote(typeName)}, which is not read here.");
        }

        var layout = TensorLayout.Contiguous(shape);
        var length = checked(layout.ElementCount * ElementTypes.SizeOf(type));
        if (begin < 0 || end < begin || end - begin != length)
        {
            throw new CheckpointException(
                CheckpointError.OutOfBounds,
                $"{UntrustedText.Quote(name)} takes {length} bytes by type and shape, but lies from {begin} to {end}.");
        }

        return new SafetensorsEntry(name, type, layout, begin, end);
    }

    /// <summary>The name of the next property, or null at the end of the object.</summary>
    private static string? NextName(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? null : reader.GetString();
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static long[] ReadIntegers(ref Utf8JsonReader reader)
    {
        var integers = new List<long>();
        Require(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            integers.Add(reader.TryGetInt64(out var integer) ? integer : throw Malformed("holds a number that is no 64-bit integer"));
        }

        return [.. integers];
    }

    private static void Require(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw Malformed($"has {reader.TokenType} where {type} belongs");
        }
    }
}
