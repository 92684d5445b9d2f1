using System.IO.Compression;

namespace CoCosNet.Inference.Imaging.Png;

/// <summary>
/// Reads the exact samples of a PNG. Label maps need them, because the imaging library expands palettes into colours and may convert those.
/// </summary>
internal static class PngReader
{
    /// <summary>Reads a PNG. Fails as <see cref="PngHeader.Read"/> and <see cref="PictureLimits.Check"/> do, and if checksums or data are
    /// wrong.</summary>
    public static PngImage Read(ReadOnlySpan<byte> bytes, string field, PictureLimits limits)
    {
        var header = PngHeader.Read(bytes, field);
        limits.Check(header.Size, field);
        try
        {
            var chunks = Collect(bytes, header, field);
            using var compressed = new MemoryStream(chunks.Data, writable: false);
            using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
            using var buffered = new BufferedStream(inflated, 1 << 16);
            var samples = new byte[header.Size.Pixels * header.Channels * header.SampleBytes];
            foreach (var pass in PngPass.Of(header))
            {
                ReadPass(buffered, header, pass, samples, field);
            }

            return new PngImage(header, samples, chunks.Palette, chunks.Alphas);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw CorruptPicture.Damaged("PNG", field, "its compressed data are broken or too short", exception);
        }
    }

    private static (byte[] Data, byte[] Palette, byte[] Alphas) Collect(ReadOnlySpan<byte> bytes, PngHeader header, string field)
    {
        using var data = new MemoryStream();
        byte[] palette = [];
        byte[] alphas = [];
        var isPalette = header.ColorType == PngColorType.Palette;
        var chunks = new PngChunks(bytes, field);
        while (chunks.MoveNext())
        {
            if (chunks.IsCritical)
            {
                chunks.VerifyChecksum();
            }

            if (chunks.Is("IDAT"u8))
            {
                data.Write(chunks.Data);
            }
            else if (isPalette && chunks.Is("PLTE"u8))
            {
                palette = chunks.Data.ToArray();
            }
            else if (isPalette && chunks.Is("tRNS"u8))
            {
                alphas = chunks.Data.ToArray();
            }
        }

        return isPalette && palette.Length < 3
            ? throw CorruptPicture.Damaged("PNG", field, "its palette is missing")
            : (data.ToArray(), palette, alphas);
    }

    private static void ReadPass(Stream stream, PngHeader header, PngPass pass, byte[] samples, string field)
    {
        var pixelBytes = Math.Max(header.BitDepth * header.Channels / 8, 1);
        var rowBytes = (pass.Size.Width * header.BitDepth * header.Channels + 7) / 8;

        // The spare byte at the front holds the row's filter type.
        var row = new byte[1 + rowBytes];
        var above = new byte[1 + rowBytes];
        for (var y = 0; y < pass.Size.Height; y++)
        {
            stream.ReadExactly(row);
            if (!PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), pixelBytes))
            {
                throw CorruptPicture.Damaged("PNG", field, $"row {y} has the filter {row[0]}, which does not exist");
            }

            var target = ((pass.Top + y * pass.StepY) * header.Size.Width + pass.Left) * header.Channels * header.SampleBytes;
            Scatter(row.AsSpan(1), header, pass, samples, target);
            (row, above) = (above, row);
        }
    }

    /// <summary>Writes a row of a pass to its pixels in the picture.</summary>
    private static void Scatter(ReadOnlySpan<byte> row, PngHeader header, PngPass pass, byte[] samples, int target)
    {
        if (header.BitDepth >= 8)
        {
            var pixelBytes = header.Channels * header.SampleBytes;
            if (pass.StepX == 1)
            {
                row.CopyTo(samples.AsSpan(target));
                return;
            }

            for (var x = 0; x < pass.Size.Width; x++, target += pass.StepX * pixelBytes)
            {
                row.Slice(x * pixelBytes, pixelBytes).CopyTo(samples.AsSpan(target));
            }

            return;
        }

        var mask = (1 << header.BitDepth) - 1;
        for (var x = 0; x < pass.Size.Width; x++, target += pass.StepX)
        {
            var bit = x * header.BitDepth;
            samples[target] = (byte)(row[bit / 8] >> (8 - header.BitDepth - bit % 8) & mask);
        }
    }
}

/// <summary>The stored samples of a PNG, unaffected by gamma, profiles, transparency and the palette's colours.</summary>
/// <param name="Header">Size and colour type.</param>
/// <param name="Samples">Height × Width × channels. Palette indices and grey values of fewer than 8 bits are stored unscaled, 16-bit
/// samples as two bytes, big-endian.</param>
/// <param name="Palette">R, G, B of each entry; empty if there is no palette.</param>
/// <param name="Alphas">Alpha of the palette's first entries; all further entries are opaque.</param>
internal sealed record PngImage(PngHeader Header, byte[] Samples, byte[] Palette, byte[] Alphas)
{
    public PixelSize Size => Header.Size;
}

/// <summary>A sub-image stored as consecutive rows: the whole picture, or one of the seven passes of an interlaced file.</summary>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY, PixelSize Size)
{
    /// <summary>Left, top, horizontal step and vertical step of each Adam7 pass.</summary>
    private static readonly (int Left, int Top, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Returns the passes of a file in order, without those that have no pixels.</summary>
    public static IEnumerable<PngPass> Of(PngHeader header)
    {
        var (width, height) = header.Size;
        return header.Interlaced
            ? Adam7
                .Select(pass => new PngPass(
                    pass.Left,
                    pass.Top,
                    pass.StepX,
                    pass.StepY,
                    new PixelSize((width - pass.Left + pass.StepX - 1) / pass.StepX, (height - pass.Top + pass.StepY - 1) / pass.StepY)))
                .Where(pass => pass.Size is { Width: > 0, Height: > 0 })
            : [new PngPass(0, 0, 1, 1, header.Size)];
    }
}
