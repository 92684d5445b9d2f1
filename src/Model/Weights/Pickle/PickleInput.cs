using System.Buffers.Binary;
using System.Text;
using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Pickle;

/// <summary>Reads the bytes of a pickle program forward from a range of a file.</summary>
internal sealed class PickleInput
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CheckpointFile _file;
    private readonly long _end;
    private readonly bool _capped;
    private readonly CheckpointLimits _limits;
    private readonly byte[] _buffer = new byte[16 << 10];
    private int _next;
    private int _filled;
    private long _filePosition;

    /// <param name="file">The file.</param>
    /// <param name="start">Where the program begins, in bytes.</param>
    /// <param name="end">Largest possible end, in bytes.</param>
    /// <param name="limits">Limits of strings and of the program.</param>
    public PickleInput(CheckpointFile file, long start, long end, CheckpointLimits limits)
    {
        _file = file;
        _filePosition = start;
        _limits = limits;
        _capped = end - start > limits.MaxPickleBytes;
        _end = _capped ? start + limits.MaxPickleBytes : end;
    }

    /// <summary>Position of the next byte in the file.</summary>
    public long Position => _filePosition - (_filled - _next);

    public byte ReadByte()
    {
        if (_next == _filled)
        {
            Refill();
        }

        return _buffer[_next++];
    }

    public ushort ReadUInt16()
    {
        Span<byte> bytes = stackalloc byte[2];
        Read(bytes);
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public int ReadInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        Read(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public uint ReadUInt32() => unchecked((uint)ReadInt32());

    public ulong ReadUInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Read(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    public double ReadDouble()
    {
        Span<byte> bytes = stackalloc byte[8];
        Read(bytes);
        return BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    /// <summary>A little-endian integer of <paramref name="count"/> bytes in two's complement; more than 8 bytes are refused.</summary>
    public long ReadInteger(long count)
    {
        if (count is < 0 or > 8)
        {
            throw new CheckpointException(CheckpointError.OutOfBounds, $"The pickle holds an integer of {count} bytes; at most 8 are read.");
        }

        Span<byte> bytes = stackalloc byte[8];
        var used = bytes[..(int)count];
        Read(used);
        var negative = count > 0 && (used[^1] & 0x80) != 0;
        bytes[(int)count..].Fill(negative ? (byte)0xff : (byte)0);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>A string of <paramref name="count"/> bytes of UTF-8.</summary>
    public string ReadText(ulong count)
    {
        if (count > (ulong)_limits.MaxTextBytes)
        {
            throw new CheckpointException(
                CheckpointError.TooLarge, $"The pickle holds a string of {count} bytes; at most {_limits.MaxTextBytes} are read.");
        }

        var bytes = new byte[count];
        Read(bytes);
        return Decode(bytes);
    }

    /// <summary>A string that ends at a line feed.</summary>
    public string ReadLine()
    {
        var bytes = new List<byte>(32);
        for (var next = ReadByte(); next != (byte)'\n'; next = ReadByte())
        {
            if (bytes.Count == _limits.MaxTextBytes)
            {
                throw new CheckpointException(CheckpointError.TooLarge, $"The pickle holds a name of more than {_limits.MaxTextBytes} bytes.");
            }

            bytes.Add(next);
        }

        return Decode([.. bytes]);
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new CheckpointException(CheckpointError.MalformedPickle, "The pickle holds a string that is not UTF-8.", invalid);
        }
    }

    private void Read(Span<byte> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = ReadByte();
        }
    }

    private void Refill()
    {
        var count = (int)Math.Min(_buffer.Length, _end - _filePosition);
        if (count <= 0)
        {
            throw _capped
                ? new CheckpointException(CheckpointError.TooLarge, $"A pickle is longer than {_limits.MaxPickleBytes} bytes.")
                : new CheckpointException(CheckpointError.Truncated, $"A pickle has no end before byte {_end}, where it must stop.");
        }

        _file.Read(_filePosition, _buffer.AsSpan(0, count), "A pickle");
        _filePosition += count;
        _filled = count;
        _next = 0;
    }
}
