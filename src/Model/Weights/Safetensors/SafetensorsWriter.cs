using System.Buffers.Binary;
using System.Text.Json;
using CoCosNet.Model.Weights.Tensors;
using Microsoft.Win32.SafeHandles;
using static TorchSharp.torch;

namespace CoCosNet.Model.Weights.Safetensors;

/// <summary>Writes named tensors as safetensors. Equal tensors always give equal bytes.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;
    private const long ChunkBytes = 64L << 20;

    /// <summary>
    /// Writes a file atomically: on failure an existing file is left untouched, because a temporary file replaces it at the end. Tensors
    /// may be on any device and in any layout.
    /// </summary>
    /// <exception cref="ArgumentException">A tensor has a reserved name or an unsupported element type.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        RequireWritable(tensors);

        // Ordered by descending element size, so that each tensor is aligned; then by name.
        var ordered = tensors
            .OrderByDescending(pair => ElementTypes.SizeOf(pair.Value.dtype))
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        var header = MakeHeader(ordered, metadata);

        var full = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                WriteAll(file, header, ordered);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void RequireWritable(IReadOnlyDictionary<string, Tensor> tensors)
    {
        if (tensors.ContainsKey(SafetensorsHeader.MetadataKey))
        {
            throw new ArgumentException($"A tensor cannot be named {SafetensorsHeader.MetadataKey}; the format keeps that name.", nameof(tensors));
        }

        foreach (var (name, tensor) in tensors)
        {
            if (!ElementTypes.TryToSafetensors(tensor.dtype, out _))
            {
                throw new ArgumentException($"Tensor {name} is {tensor.dtype}, which is not written here.", nameof(tensors));
            }
        }
    }

    private static byte[] MakeHeader(List<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var bytes = new MemoryStream();
        bytes.SetLength(sizeof(long));
        bytes.Position = sizeof(long);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                WriteMetadata(json, metadata);
            }

            var offset = 0L;
            foreach (var (name, tensor) in tensors)
            {
                var end = checked(offset + (tensor.numel() * ElementTypes.SizeOf(tensor.dtype)));
                WriteTensor(json, name, tensor, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        while (bytes.Length % Alignment != 0)
        {
            bytes.WriteByte((byte)' ');
        }

        var header = bytes.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - sizeof(long));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach (var (name, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, string name, Tensor tensor, long begin, long end)
    {
        ElementTypes.TryToSafetensors(tensor.dtype, out var type);
        json.WriteStartObject(name);
        json.WriteString("dtype", type);
        json.WriteStartArray("shape");
        foreach (var size in tensor.shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAll(SafeFileHandle file, byte[] header, List<KeyValuePair<string, Tensor>> tensors)
    {
        RandomAccess.Write(file, header, 0);
        var offset = (long)header.Length;
        foreach (var (_, tensor) in tensors)
        {
            var elementSize = ElementTypes.SizeOf(tensor.dtype);
            using var plain = tensor.detach();
            using var local = plain.cpu();
            using var contiguous = local.contiguous();
            var total = contiguous.numel();
            using var flat = contiguous.view(total);
            for (var start = 0L; start < total; start += ChunkBytes / elementSize)
            {
                using var chunk = flat.narrow(0, start, Math.Min(total - start, ChunkBytes / elementSize));
                RandomAccess.Write(file, chunk.bytes, offset);
                offset += chunk.numel() * elementSize;
            }
        }
    }
}
