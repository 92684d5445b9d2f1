using System.Buffers.Binary;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>
/// Reads and writes frames on a byte stream. Little-endian: kind (4 bytes), request (8), header length (4), number of blobs (4), length of
/// each blob (4), header, blobs. The other side runs the same program, but its memory may be corrupt, so every length is checked.
/// </summary>
internal static class FrameStream
{
    private const int PrefixBytes = 20;
    private const int MaximumHeaderBytes = 16 << 20;
    private const int MaximumBlobs = 1024;
    private const int MaximumBytes = 1 << 30;

    public static void Write(Stream stream, Frame frame)
    {
        var prefix = new byte[PrefixBytes + (sizeof(int) * frame.Blobs.Count)];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, (int)frame.Kind);
        BinaryPrimitives.WriteInt64LittleEndian(prefix.AsSpan(4), frame.Request);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(12), frame.Header.Length);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(16), frame.Blobs.Count);
        for (var i = 0; i < frame.Blobs.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(PrefixBytes + (sizeof(int) * i)), frame.Blobs[i].Length);
        }

        stream.Write(prefix);
        stream.Write(frame.Header.Span);
        foreach (var blob in frame.Blobs)
        {
            stream.Write(blob.Span);
        }

        stream.Flush();
    }

    /// <returns>The next frame, or null if the stream ends between frames.</returns>
    /// <exception cref="EndOfStreamException">The stream ends within a frame.</exception>
    /// <exception cref="InvalidDataException">The bytes are not a valid frame.</exception>
    public static Frame? Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        var first = stream.Read(prefix);
        if (first == 0)
        {
            return null;
        }

        stream.ReadExactly(prefix[first..]);
        var kind = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        var request = BinaryPrimitives.ReadInt64LittleEndian(prefix[4..]);
        var header = BinaryPrimitives.ReadInt32LittleEndian(prefix[12..]);
        var blobs = BinaryPrimitives.ReadInt32LittleEndian(prefix[16..]);
        if (kind is < (int)FrameKind.Setup or > (int)FrameKind.Stop || header is < 0 or > MaximumHeaderBytes || blobs is < 0 or > MaximumBlobs)
        {
            throw new InvalidDataException($"No frame starts with kind {kind}, {header} bytes of header and {blobs} blobs.");
        }

        var lengths = ReadLengths(stream, blobs);
        return new Frame((FrameKind)kind, request, ReadBytes(stream, header), Array.ConvertAll(lengths, length => (ReadOnlyMemory<byte>)ReadBytes(stream, length)));
    }

    private static int[] ReadLengths(Stream stream, int count)
    {
        var bytes = ReadBytes(stream, sizeof(int) * count);
        var lengths = new int[count];
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            lengths[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(sizeof(int) * i));
            total += lengths[i] < 0 ? MaximumBytes + 1L : lengths[i];
        }

        return total <= MaximumBytes ? lengths : throw new InvalidDataException($"A frame's blobs are larger than {MaximumBytes} bytes.");
    }

    private static byte[] ReadBytes(Stream stream, int length)
    {
        if (length == 0)
        {
            return [];
        }

        var bytes = GC.AllocateUninitializedArray<byte>(length);
        stream.ReadExactly(bytes);
        return bytes;
    }
}
