using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>JSON metadata of everything that frames contain.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(BlobConverter)])]
[JsonSerializable(typeof(WorkerSetup))]
[JsonSerializable(typeof(WorkerReport))]
[JsonSerializable(typeof(TranslationRequest))]
[JsonSerializable(typeof(TranslationProgress))]
[JsonSerializable(typeof(TranslationResult))]
[JsonSerializable(typeof(RequestFailure))]
[JsonSerializable(typeof(LogLine))]
[JsonSerializable(typeof(ModelStatus))]
[JsonSerializable(typeof(ReloadOrder))]
[JsonSerializable(typeof(string))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

/// <summary>Writes binary data as an index into a frame's blobs, so that files and pictures cross the pipe without base64.</summary>
internal sealed class BlobConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    // All threads share the converters; the blobs of the frame in work are per thread.
    [ThreadStatic]
    private static List<ReadOnlyMemory<byte>>? _written;

    [ThreadStatic]
    private static IReadOnlyList<ReadOnlyMemory<byte>>? _read;

    /// <summary>Runs <paramref name="write"/> and returns the blobs that it writes.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Collect(Action write)
    {
        var blobs = _written = [];
        try
        {
            write();
            return blobs;
        }
        finally
        {
            _written = null;
        }
    }

    /// <summary>Runs <paramref name="read"/> and resolves indices to these blobs.</summary>
    public static T Resolve<T>(IReadOnlyList<ReadOnlyMemory<byte>> blobs, Func<T> read)
    {
        _read = blobs;
        try
        {
            return read();
        }
        finally
        {
            _read = null;
        }
    }

    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var position = reader.GetInt32();
        return _read is { } blobs && position >= 0 && position < blobs.Count
            ? blobs[position]
            : throw new JsonException($"There is no blob {position}.");
    }

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        var blobs = _written ?? throw new InvalidOperationException("Bytes are written within a frame only.");
        writer.WriteNumberValue(blobs.Count);
        blobs.Add(value);
    }
}
