namespace CoCosNet.Inference.Imaging;

/// <summary>A Huffman code of a JPEG: a table from the next 16 bits to the symbol at their beginning and its length.</summary>
internal sealed class JpegCode
{
    private const int LongestCode = 16;

    private readonly ushort[] _symbols = new ushort[1 << LongestCode];

    private JpegCode()
    {
    }

    /// <summary>Reads the tables of a DHT segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="tables">Receives the codes by number: four for DC coefficients and four for AC coefficients.</param>
    /// <returns>Whether the segment is valid.</returns>
    public static bool Read(ReadOnlySpan<byte> segment, Span<JpegCode?> tables)
    {
        while (segment.Length > LongestCode)
        {
            var (kind, number) = (segment[0] >> 4, segment[0] & 15);
            var lengths = segment.Slice(1, LongestCode);
            var count = 0;
            foreach (var length in lengths)
            {
                count += length;
            }

            if (kind > 1 || number > 3 || segment.Length < 1 + LongestCode + count)
            {
                return false;
            }

            if (Make(lengths, segment.Slice(1 + LongestCode, count)) is not { } code)
            {
                return false;
            }

            tables[(4 * kind) + number] = code;
            segment = segment[(1 + LongestCode + count)..];
        }

        return segment.IsEmpty;
    }

    /// <summary>Returns the next symbol, or −1 if no code matches or the data end within it.</summary>
    public int Next(ref JpegBits bits)
    {
        var entry = _symbols[bits.Peek()];
        return entry != 0 && bits.Skip(entry >> 8) ? entry & 0xFF : -1;
    }

    private static JpegCode? Make(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> symbols)
    {
        var code = new JpegCode();
        var (start, symbol) = (0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            var width = 1 << (LongestCode - length);
            for (var i = 0; i < lengths[length - 1]; i++, start += width)
            {
                if (start + width > code._symbols.Length)
                {
                    return null;
                }

                code._symbols.AsSpan(start, width).Fill((ushort)((length << 8) | symbols[symbol++]));
            }
        }

        return code;
    }
}
