using System.Buffers.Binary;
using System.IO.Compression;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Tests.Imaging;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Pictures of every form that is read, and files that follow a form's grammar with contents of chance.</summary>
internal static class PictureGrammar
{
    private const int Side = 24;

    private static readonly string[] PngChunks =
        ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "eXIf", "acTL", "fcTL", "fdAT", "zTXt", "iTXt", "tEXt", "bKGD", "sBIT", "pHYs", "IDAT", "IEND", "zzzz"];

    private static readonly string[] WebpChunks = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP", "EXIF", "XMP "];

    private static readonly byte[] JpegMarkers =
        [0xC0, 0xC1, 0xC2, 0xC4, 0xC9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE, 0xD0, 0xD8, 0xD9, 0x00, 0x01];

    public static IReadOnlyList<byte[]> Sound { get; } = [.. MakeSound()];

    private static readonly byte[][] Maps = [.. MakeMaps()];

    /// <summary>A label map with damage, or any picture.</summary>
    public static byte[] Map(Random random) => random.Next(2) == 0 ? Mutator.Damage(Maps, random) : Make(random);

    public static byte[] Make(Random random) => random.Next(6) switch
    {
        0 => Png(random),
        1 => Jpeg(random),
        2 => Webp(random),
        _ => Mutator.Damage(Sound, random),
    };

    private static IEnumerable<byte[]> MakeMaps()
    {
        var ids = MapFiles.Ids();
        yield return PngBuilder.Grey(MapFiles.Side, MapFiles.Side, ids);
        yield return PngBuilder.Rgb(MapFiles.Side, MapFiles.Side, MapFiles.Rgb(ids));
        yield return PngBuilder.Rgb(MapFiles.Side, MapFiles.Side, MapFiles.Antialiased());
        yield return PngBuilder.Grey(MapFiles.Side, MapFiles.Side, MapFiles.Interpolated());
        yield return MapFiles.Compacted(ids, MapFiles.Color);
        yield return MapFiles.LosslessWebp(MapFiles.Rgb(ids));
        yield return MapFiles.LossyWebp(MapFiles.Rgb(ids), 80);
        yield return MapFiles.Jpeg(MapFiles.Rgb(ids), 80);
    }

    private static IEnumerable<byte[]> MakeSound()
    {
        var rgb = Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * 31)).ToArray();
        yield return PngBuilder.Rgb(Side, Side, rgb);
        yield return PngBuilder.Grey(Side, Side, [.. rgb.Take(Side * Side)]);
        yield return PngBuilder.Palette(Side, Side, [.. rgb.Take(Side * Side).Select(value => (byte)(value % 16))], [.. rgb.Take(48)]);
        yield return new PngBuilder(Side, Side, 8, 6, [.. rgb, .. rgb.Take(Side * Side)]).Interlaced().Build();
        yield return new PngBuilder(Side, Side, 16, 2, [.. rgb, .. rgb]).Filtered(4).Build();
        yield return new PngBuilder(Side, Side, 1, 0, [.. rgb.Take(Side * 3)]).With("tRNS", [0, 1]).Build();
        yield return new PngBuilder(Side, Side, 4, 3, [.. rgb.Take(Side * 12)]).With("PLTE", [.. rgb.Take(48)]).With("tRNS", [0, 128]).Build();
        var picture = new Picture(new PixelSize(Side, Side), rgb);
        foreach (var format in (PictureFormat[])[PictureFormat.Png, PictureFormat.Webp, PictureFormat.Jpeg])
        {
            yield return PictureCodec.Encode(picture, format, 80);
        }

        yield return GifBuilder.Flat(Side, (200, 10, 60));
        yield return MapFiles.LosslessWebp(MapFiles.Rgb(MapFiles.Ids(Side)));
        var jpeg = PictureCodec.Encode(picture, PictureFormat.Jpeg, 50);
        yield return [.. jpeg[..2], .. Exif.JpegSegment(6), .. jpeg[2..]];
        yield return RefusedPictures.CmykJpeg();
        yield return RefusedPictures.AnimatedWebp();
    }

    private static byte[] Png(Random random)
    {
        var bytes = new List<byte> { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A };
        Chunk("IHDR", Header(random));
        for (var chunks = random.Next(8); chunks > 0; chunks--)
        {
            var name = PngChunks[random.Next(PngChunks.Length)];
            Chunk(name, name == "IHDR" ? Header(random) : name == "IDAT" ? Data(random) : Noise(random));
        }

        Chunk("IDAT", Data(random));
        Chunk("IEND", []);
        var file = bytes.ToArray();
        PngChecksums.Repair(file);
        return file;

        void Chunk(string name, byte[] data)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, random.Next(20) == 0 ? random.Next() : data.Length);
            bytes.AddRange([.. length, .. System.Text.Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0]);
        }
    }

    private static byte[] Header(Random random)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Length(random));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Length(random));
        header[8] = (byte)(1 << random.Next(6));
        header[9] = (byte)random.Next(8);
        (header[10], header[11], header[12]) = (Rarely(random), Rarely(random), (byte)random.Next(2));
        return header;
    }

    private static byte[] Data(Random random)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            var row = Noise(random);
            for (var rows = random.Next(64); rows > 0; rows--)
            {
                deflater.WriteByte((byte)random.Next(random.Next(8) == 0 ? 256 : 5));
                deflater.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static byte[] Jpeg(Random random)
    {
        var bytes = new List<byte> { 0xFF, 0xD8 };
        for (var segments = random.Next(1, 12); segments > 0; segments--)
        {
            var marker = JpegMarkers[random.Next(JpegMarkers.Length)];
            byte[] body = marker switch
            {
                0xC0 or 0xC1 or 0xC2 or 0xC9 => Frame(random),
                0xE1 => [.. "Exif\0\0"u8, .. Exif.Block(random.Next(10)), .. Noise(random)],
                0xEE => [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)random.Next(4)],
                0xDA => [(byte)random.Next(5), 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0],
                _ => Noise(random),
            };
            bytes.AddRange([0xFF, marker, .. Segment(body)]);
            if (marker == 0xDA)
            {
                bytes.AddRange(Noise(random));
            }
        }

        return [.. bytes, 0xFF, 0xD9];
    }

    private static byte[] Frame(Random random)
    {
        var (width, height, channels) = (Length(random), Length(random), random.Next(6));
        return
        [
            (byte)(random.Next(8) == 0 ? 12 : 8), (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)channels,
            .. Enumerable.Range(1, channels).SelectMany(channel => new[] { (byte)channel, (byte)random.Next(0x55), (byte)random.Next(4) }),
        ];
    }

    private static byte[] Webp(Random random)
    {
        var body = new List<byte>();
        for (var chunks = random.Next(1, 6); chunks > 0; chunks--)
        {
            var data = Noise(random);
            var length = random.Next(10) == 0 ? random.Next() : data.Length;
            body.AddRange([.. System.Text.Encoding.ASCII.GetBytes(WebpChunks[random.Next(WebpChunks.Length)]), .. BitConverter.GetBytes(length), .. data]);
        }

        var told = random.Next(10) == 0 ? random.Next() : body.Count + 4;
        return [.. "RIFF"u8, .. BitConverter.GetBytes(told), .. "WEBP"u8, .. body];
    }

    private static byte[] Segment(byte[] body) => [(byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(random.Next(4) == 0 ? 600 : 40)];
        random.NextBytes(noise);
        return noise;
    }

    private static int Length(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => random.Next(),
        2 => random.Next(10_000),
        _ => random.Next(16, 80),
    };

    private static byte Rarely(Random random) => (byte)(random.Next(16) == 0 ? random.Next(256) : 0);
}
