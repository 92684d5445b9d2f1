using System.Buffers.Binary;
using System.IO.Hashing;

namespace CoCosNet.Inference.Imaging.Png;

/// <summary>Iterates over the chunks of a PNG up to and including IEND; a file that ends earlier is an error.</summary>
internal ref struct PngChunks
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _field;
    private int _position;
    private ReadOnlySpan<byte> _chunk;

    public PngChunks(ReadOnlySpan<byte> bytes, string field)
    {
        _bytes = bytes;
        _field = field;
        _position = PngHeader.Signature.Length;
    }

    /// <summary>The current chunk's content.</summary>
    public readonly ReadOnlySpan<byte> Data => _chunk[4..^4];

    /// <summary>Whether the chunk must be understood. Ancillary chunks, whose names begin with a lower-case letter, may be skipped even if
    /// damaged.</summary>
    public readonly bool IsCritical => (_chunk[0] & 0x20) == 0;

    public readonly bool Is(ReadOnlySpan<byte> name) => _chunk[..4].SequenceEqual(name);

    public bool MoveNext()
    {
        if (!_chunk.IsEmpty && Is("IEND"u8))
        {
            return false;
        }

        var rest = _bytes[Math.Min(_position, _bytes.Length)..];
        var length = rest.Length >= 12 ? BinaryPrimitives.ReadUInt32BigEndian(rest) : throw CorruptPicture.CutOff("PNG", _field);
        if (length > rest.Length - 12)
        {
            throw CorruptPicture.CutOff("PNG", _field);
        }

        _chunk = rest.Slice(4, (int)length + 8);
        _position += (int)length + 12;
        return true;
    }

    /// <summary>Throws if the current chunk's checksum is wrong.</summary>
    public readonly void VerifyChecksum()
    {
        if (Crc32.HashToUInt32(_chunk[..^4]) != BinaryPrimitives.ReadUInt32BigEndian(_chunk[^4..]))
        {
            throw CorruptPicture.Damaged("PNG", _field, $"the checksum of the chunk that ends at byte {_position} is wrong");
        }
    }
}
