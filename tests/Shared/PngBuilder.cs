using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace CoCosNet.Tests;

/// <summary>Writes PNGs of every kind, sound ones and broken ones, chunk by chunk.</summary>
internal sealed class PngBuilder
{
    private static readonly int[][] Adam7 =
        [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

    private readonly int _width;
    private readonly int _height;
    private readonly int _bitDepth;
    private readonly int _colorType;
    private readonly byte[] _rows;
    private readonly List<(string Name, byte[] Data)> _chunks = [];
    private int _filter;
    private bool _interlaced;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="bitDepth">1, 2, 4, 8 or 16.</param>
    /// <param name="colorType">0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA.</param>
    /// <param name="rows">The rows as PNG packs them, without filter bytes; none at all writes an empty data chunk.</param>
    public PngBuilder(int width, int height, int bitDepth, int colorType, byte[] rows)
    {
        (_width, _height, _bitDepth, _colorType, _rows) = (width, height, bitDepth, colorType, rows);
    }

    public static byte[] Grey(int width, int height, byte[] values) => new PngBuilder(width, height, 8, 0, values).Build();

    public static byte[] Rgb(int width, int height, byte[] values) => new PngBuilder(width, height, 8, 2, values).Build();

    public static byte[] Rgba(int width, int height, byte[] values) => new PngBuilder(width, height, 8, 6, values).Build();

    public static byte[] Palette(int width, int height, byte[] indices, byte[] colors) =>
        new PngBuilder(width, height, 8, 3, indices).With("PLTE", colors).Build();

    /// <summary>Adds a chunk between header and data.</summary>
    public PngBuilder With(string name, byte[] data)
    {
        _chunks.Add((name, data));
        return this;
    }

    /// <summary>Filters every row with filter 0 to 4; a greater number is written without filtering.</summary>
    public PngBuilder Filtered(int filter)
    {
        _filter = filter;
        return this;
    }

    /// <summary>Stores the seven passes of Adam7; 8 bits only.</summary>
    public PngBuilder Interlaced()
    {
        _interlaced = true;
        return this;
    }

    /// <param name="after">Chunks between data and end.</param>
    public byte[] Build(params (string Name, byte[] Data)[] after)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, _width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), _height);
        header[8] = (byte)_bitDepth;
        header[9] = (byte)_colorType;
        header[12] = _interlaced ? (byte)1 : (byte)0;
        WriteChunk(file, "IHDR", header);
        foreach (var (name, data) in _chunks)
        {
            WriteChunk(file, name, data);
        }

        WriteChunk(file, "IDAT", _rows.Length == 0 ? [] : Compress());
        foreach (var (name, data) in after)
        {
            WriteChunk(file, name, data);
        }

        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    public static uint Checksum(ReadOnlySpan<byte> bytes) => Crc32.HashToUInt32(bytes);

    private static void WriteChunk(Stream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        file.Write(number);
    }

    private byte[] Compress()
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            var channels = _colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
            foreach (var pass in _interlaced ? Adam7 : [[0, 0, 1, 1]])
            {
                WritePass(deflater, pass, channels);
            }
        }

        return compressed.ToArray();
    }

    private void WritePass(Stream stream, int[] pass, int channels)
    {
        var stride = (_width * _bitDepth * channels + 7) / 8;
        var pixelBytes = Math.Max(_bitDepth * channels / 8, 1);
        byte[]? above = null;
        for (var y = pass[1]; y < _height && pass[0] < _width; y += pass[3])
        {
            var row = _rows.AsSpan(y * stride, stride).ToArray();
            if (pass[2] > 1)
            {
                row = [.. Enumerable.Range(0, _width).Where(x => x % pass[2] == pass[0] % pass[2] && x >= pass[0])
                    .SelectMany(x => row.AsSpan(x * pixelBytes, pixelBytes).ToArray())];
            }

            stream.WriteByte((byte)_filter);
            stream.Write(Filter(row, above ?? new byte[row.Length], pixelBytes));
            above = row;
        }
    }

    private byte[] Filter(byte[] row, byte[] above, int pixelBytes)
    {
        var filtered = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < pixelBytes ? 0 : row[i - pixelBytes];
            var corner = i < pixelBytes ? 0 : above[i - pixelBytes];
            var guess = left + above[i] - corner;
            var nearest = new[] { left, above[i], corner }.MinBy(candidate => Math.Abs(guess - candidate));
            filtered[i] = (byte)(row[i] - _filter switch { 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, 4 => nearest, _ => 0 });
        }

        return filtered;
    }
}
