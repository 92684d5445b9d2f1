using System.Buffers.Binary;
using System.Text;

namespace CoCosNet.Model.Weights.Zip;

/// <summary>Reads the little-endian fields of a zip record, one after another.</summary>
internal ref struct ZipFields(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes left to read.</summary>
    public readonly int Remaining => _rest.Length;

    public ushort NextUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(sizeof(ushort)));

    public uint NextUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(sizeof(uint)));

    /// <summary>A 64-bit field; a set sign bit is refused, as it cannot be a size or offset.</summary>
    public long NextInt64()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));
        return value >= 0 ? value : throw new CheckpointException(CheckpointError.OutOfBounds, $"A zip size or offset is {unchecked((ulong)value)}.");
    }

    public string NextText(int count)
    {
        try
        {
            return StrictUtf8.GetString(Next(count));
        }
        catch (DecoderFallbackException invalid)
        {
            throw new CheckpointException(CheckpointError.MalformedArchive, "A zip entry's name is not UTF-8.", invalid);
        }
    }

    public ReadOnlySpan<byte> Next(int count)
    {
        if (count > _rest.Length)
        {
            throw new CheckpointException(
                CheckpointError.MalformedArchive, $"A zip record has {_rest.Length} bytes left where {count} are needed.");
        }

        var next = _rest[..count];
        _rest = _rest[count..];
        return next;
    }
}
