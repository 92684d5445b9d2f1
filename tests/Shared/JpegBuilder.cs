using System.Buffers.Binary;

namespace CoCosNet.Tests;

/// <summary>Writes baseline JPEGs of flat blocks, exact to the level: any number of components, with the segments and the defects of real files.</summary>
internal sealed class JpegBuilder
{
    private const int Block = 8;

    private readonly int _width;
    private readonly int _height;
    private readonly Func<int, int, byte>[] _components;
    private readonly List<byte> _segments = [];
    private readonly List<byte> _bits = [];
    private int _held;
    private int _count;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="components">The level of each component in the block of a column and a row.</param>
    public JpegBuilder(int width, int height, params Func<int, int, byte>[] components)
    {
        (_width, _height, _components) = (width, height, components);
    }

    /// <summary>Rows of blocks that are written; all unless set.</summary>
    public int? Rows { get; init; }

    /// <summary>Whether the end marker is written.</summary>
    public bool Ends { get; init; } = true;

    /// <summary>Blocks between restart markers; 0 for none.</summary>
    public int RestartInterval { get; init; }

    /// <summary>Adobe's marker: 0 says that components are as they are (RGB, CMYK), 2 YCCK.</summary>
    public JpegBuilder Adobe(byte transform) => With(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);

    /// <summary>A profile that fits into one segment.</summary>
    public JpegBuilder Profile(byte[] icc) => With(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. icc]);

    /// <summary>Adds a segment.</summary>
    public JpegBuilder With(byte marker, byte[] data)
    {
        _segments.AddRange([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data]);
        return this;
    }

    public byte[] Build()
    {
        // The first coefficient of a flat block is eight times its level; divided by 8, it is the level itself.
        With(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]);
        var frame = new byte[6 + (3 * _components.Length)];
        frame[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)_height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)_width);
        frame[5] = (byte)_components.Length;
        for (var i = 0; i < _components.Length; i++)
        {
            (frame[6 + (3 * i)], frame[7 + (3 * i)]) = ((byte)(i + 1), 0x11);
        }

        With(0xC0, frame);

        // Sizes of differences are codes of four bits; the only code of the other coefficients ends the block.
        With(0xC4, [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 12).Select(size => (byte)size)]);
        With(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        if (RestartInterval > 0)
        {
            With(0xDD, [(byte)(RestartInterval >> 8), (byte)RestartInterval]);
        }

        With(0xDA, [(byte)_components.Length, .. Enumerable.Range(1, _components.Length).SelectMany(id => new byte[] { (byte)id, 0 }), 0, 63, 0]);
        WriteBlocks();
        return [0xFF, 0xD8, .. _segments, .. _bits, .. Ends ? new byte[] { 0xFF, 0xD9 } : []];
    }

    private void WriteBlocks()
    {
        var (columns, rows) = ((_width + Block - 1) / Block, (_height + Block - 1) / Block);
        var before = new int[_components.Length];
        for (var block = 0; block < columns * (Rows ?? rows); block++)
        {
            if (RestartInterval > 0 && block > 0 && block % RestartInterval == 0)
            {
                Align();
                _bits.AddRange([0xFF, (byte)(0xD0 + (((block / RestartInterval) - 1) % 8))]);
                Array.Clear(before);
            }

            for (var i = 0; i < _components.Length; i++)
            {
                var level = _components[i](block % columns, block / columns) - 128;
                WriteDifference(level - before[i]);
                before[i] = level;
                Write(0, 1);
            }
        }

        Align();
    }

    private void WriteDifference(int difference)
    {
        var size = difference == 0 ? 0 : int.Log2(Math.Abs(difference)) + 1;
        Write(size, 4);
        Write(difference < 0 ? difference + (1 << size) - 1 : difference, size);
    }

    private void Align()
    {
        if (_count > 0)
        {
            Write((1 << (Block - _count)) - 1, Block - _count);
        }
    }

    private void Write(int value, int length)
    {
        for (var bit = length - 1; bit >= 0; bit--)
        {
            _held = (_held << 1) | ((value >> bit) & 1);
            if (++_count == Block)
            {
                _bits.Add((byte)_held);
                _bits.AddRange(_held == 0xFF ? new byte[] { 0 } : []);
                (_held, _count) = (0, 0);
            }
        }
    }
}
