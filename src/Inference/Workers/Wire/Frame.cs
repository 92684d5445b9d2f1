using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>A message between server and worker.</summary>
/// <param name="Kind">The kind of message.</param>
/// <param name="Request">Number of the request that the frame belongs to; 0 if none.</param>
/// <param name="Header">JSON in UTF-8; may be empty.</param>
/// <param name="Blobs">Binary data that the header refers to by index, such as files and pictures.</param>
internal sealed record Frame(FrameKind Kind, long Request, ReadOnlyMemory<byte> Header, IReadOnlyList<ReadOnlyMemory<byte>> Blobs)
{
    public Frame(FrameKind kind, long request = 0)
        : this(kind, request, ReadOnlyMemory<byte>.Empty, [])
    {
    }
}

/// <summary>Kinds of messages between server and worker.</summary>
internal enum FrameKind : byte
{
    /// <summary>Server: the first frame, a <see cref="WorkerSetup"/>.</summary>
    Setup = 1,

    /// <summary>Worker: it cannot run with its setup; the reason as text.</summary>
    Refusal,

    /// <summary>Worker: a <see cref="WorkerReport"/>, at the start and whenever a model's state changes.</summary>
    Report,

    /// <summary>Server: a translation request.</summary>
    Request,

    /// <summary>Server: a request is cancelled.</summary>
    Cancel,

    /// <summary>Worker: progress of a request.</summary>
    Progress,

    /// <summary>Worker: the result of a request.</summary>
    Result,

    /// <summary>Worker: a <see cref="RequestFailure"/>.</summary>
    Failure,

    /// <summary>Worker: a cancelled request has stopped.</summary>
    Canceled,

    /// <summary>Server: asks for a sign of life.</summary>
    Ping,

    /// <summary>Worker: answers a ping.</summary>
    Pong,

    /// <summary>Worker: a <see cref="LogLine"/>.</summary>
    Log,

    /// <summary>Server: reload a model's folder; a <see cref="ReloadOrder"/>.</summary>
    Reload,

    /// <summary>Worker: the reloaded model's <see cref="Contracts.Models.ModelStatus"/>; on failure it sends <see cref="Failure"/> instead.</summary>
    Reloaded,

    /// <summary>Server: finish and exit.</summary>
    Stop,
}

/// <summary>Serializes the content of frames.</summary>
internal static class FrameContent
{
    public static Frame Write<T>(FrameKind kind, T content, JsonTypeInfo<T> type, long request = 0)
    {
        var header = Array.Empty<byte>();
        var blobs = BlobConverter.Collect(() => header = JsonSerializer.SerializeToUtf8Bytes(content, type));
        return new Frame(kind, request, header, blobs);
    }

    /// <exception cref="InvalidDataException">The frame's header is not valid JSON of this type.</exception>
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
