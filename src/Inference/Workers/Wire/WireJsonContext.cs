using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>JSON of everything that frames carry.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(BlobConverter)])]
[JsonSerializable(typeof(WorkerSetup))]
[JsonSerializable(typeof(WorkerReport))]
[JsonSerializable(typeof(TranslationRequest))]
[JsonSerializable(typeof(TranslationProgress))]
[JsonSerializable(typeof(TranslationResult))]
[JsonSerializable(typeof(RequestFailure))]
[JsonSerializable(typeof(LogLine))]
[JsonSerializable(typeof(ModelStatus))]
[JsonSerializable(typeof(string))]
internal sealed partial class WireJsonContext : JsonSerializerContext;

/// <summary>Writes bytes as their position among a frame's blobs, so that whatever crosses the seam crosses the pipe without base64.</summary>
internal sealed class BlobConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    // Converters are shared by all threads; what a thread is coding now is not.
    [ThreadStatic]
    private static List<ReadOnlyMemory<byte>>? _written;

    [ThreadStatic]
    private static IReadOnlyList<ReadOnlyMemory<byte>>? _read;

    /// <summary>Runs <paramref name="write"/> and returns the blobs that it came across.</summary>
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

    /// <summary>Runs <paramref name="read"/>, for which positions stand for these blobs.</summary>
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
