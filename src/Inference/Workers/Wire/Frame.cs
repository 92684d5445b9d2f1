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
