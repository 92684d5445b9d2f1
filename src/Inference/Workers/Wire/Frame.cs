using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>One message between server and worker.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Request">Number of the request that it concerns; 0 where there is none.</param>
/// <param name="Header">JSON in UTF-8; may be empty.</param>
/// <param name="Blobs">The bytes that the header refers to by position: files and pictures as they are.</param>
internal sealed record Frame(FrameKind Kind, long Request, ReadOnlyMemory<byte> Header, IReadOnlyList<ReadOnlyMemory<byte>> Blobs)
{
    public Frame(FrameKind kind, long request = 0)
        : this(kind, request, ReadOnlyMemory<byte>.Empty, [])
    {
    }
}

/// <summary>What server and worker say to each other.</summary>
internal enum FrameKind : byte
{
    /// <summary>Server: the first frame, a <see cref="WorkerSetup"/>.</summary>
    Setup = 1,

    /// <summary>Worker: it cannot work as it is set up, and why, as text.</summary>
    Refusal,

    /// <summary>Worker: a <see cref="WorkerReport"/>, at the start and whenever a model's state changes.</summary>
    Report,

    /// <summary>Server: a translation to make.</summary>
    Request,

    /// <summary>Server: nobody waits for that request any more.</summary>
    Cancel,

    /// <summary>Worker: how far a request is.</summary>
    Progress,

    /// <summary>Worker: a finished translation.</summary>
    Result,

    /// <summary>Worker: a <see cref="RequestFailure"/>.</summary>
    Failure,

    /// <summary>Worker: a cancelled request has stopped.</summary>
    Canceled,

    /// <summary>Server: say something.</summary>
    Ping,

    /// <summary>Worker: something.</summary>
    Pong,

    /// <summary>Worker: a <see cref="LogLine"/>.</summary>
    Log,

    /// <summary>Server: load a model's folder anew; its name as text.</summary>
    Reload,

    /// <summary>Worker: it is served now, a <see cref="Contracts.Models.ModelStatus"/>; a <see cref="Failure"/> says why not.</summary>
    Reloaded,

    /// <summary>Server: finish and end.</summary>
    Stop,
}

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
