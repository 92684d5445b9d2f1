using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>Between what is said and the frame that says it.</summary>
internal static class FrameContent
{
    public static Frame Write<T>(FrameKind kind, T content, JsonTypeInfo<T> type, long request = 0)
    {
        var header = Array.Empty<byte>();
        var blobs = BlobConverter.Collect(() => header = JsonSerializer.SerializeToUtf8Bytes(content, type));
        return new Frame(kind, request, header, blobs);
    }

    /// <exception cref="InvalidDataException">The frame says something else.</exception>
    public static T Read<T>(Frame frame, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return BlobConverter.Resolve(frame.Blobs, () => JsonSerializer.Deserialize(frame.Header.Span, type))
                ?? throw new InvalidDataException($"A frame of kind {frame.Kind} says nothing.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"A frame of kind {frame.Kind} cannot be read.", exception);
        }
    }
}
