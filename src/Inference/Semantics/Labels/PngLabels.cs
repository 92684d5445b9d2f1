using System.Buffers.Binary;
using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging.Png;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>Converts the samples of a PNG to symbols of a label map.</summary>
internal static class PngLabels
{
    public static (LabelImage Image, int Orientation) Read(PngImage png, string field, int maximumSymbols)
    {
        var symbols = new SymbolCollector(png.Size.Pixels, maximumSymbols, field);
        var encoding = png.Header.ColorType switch
        {
            PngColorType.Palette => LabelEncoding.Palette,
            PngColorType.Grey or PngColorType.GreyAlpha => LabelEncoding.Grey,
            _ => LabelEncoding.Color,
        };
        switch (encoding)
        {
            case LabelEncoding.Palette:
                AddPalette(symbols, png);
                break;
            case LabelEncoding.Grey:
                AddGrey(symbols, png, field);
                break;
            default:
                AddColors(symbols, png);
                break;
        }

        return (new LabelImage(png.Size, encoding, IsLossy: false, symbols.Codes, symbols.Symbols), png.Header.Orientation);
    }

    private static void AddPalette(SymbolCollector symbols, PngImage png)
    {
        Func<long, int, LabelSymbol> create = (key, pixel) =>
            new LabelSymbol((int)key, NarrowId: null, Entry(png.Palette, (int)key), Alpha(png, (int)key)) { First = pixel };
        foreach (var index in png.Samples)
        {
            symbols.Add(index, create);
        }
    }

    private static int? Entry(byte[] palette, int index) =>
        3 * index + 2 < palette.Length ? palette[3 * index] << 16 | palette[3 * index + 1] << 8 | palette[3 * index + 2] : null;

    private static int Alpha(PngImage png, int index) => index < png.Alphas.Length ? png.Alphas[index] : 255;

    private static void AddGrey(SymbolCollector symbols, PngImage png, string field)
    {
        var header = png.Header;
        var (step, alphaAt) = (header.Channels * header.SampleBytes, header.Channels == 2 ? header.SampleBytes : -1);
        var scale = header.BitDepth == 16 ? WideScale(png, step, field) : 1;
        var isNarrow = header.BitDepth < 8;
        var widen = isNarrow ? 255 / ((1 << header.BitDepth) - 1) : 1;
        Func<long, int, LabelSymbol> create = (key, pixel) =>
        {
            var grey = (int)(key & 255) * widen;
            return new LabelSymbol(grey, isNarrow ? (int)(key & 255) : null, grey * 0x010101, (int)(key >> 8)) { First = pixel };
        };
        for (var i = 0; i < png.Samples.Length; i += step)
        {
            var value = header.BitDepth == 16 ? BinaryPrimitives.ReadUInt16BigEndian(png.Samples.AsSpan(i)) / scale : png.Samples[i];
            var alpha = alphaAt < 0 ? 255 : png.Samples[i + alphaAt];
            symbols.Add(alpha == 0 ? 0 : alpha << 8 | value, create);
        }
    }

    /// <summary>
    /// Returns the divisor that converts 16-bit grey values to ids: 1 if the values are ids, 257 if they are ids scaled to 16 bits, 256 if
    /// the ids are in the high byte.
    /// </summary>
    private static int WideScale(PngImage png, int step, string field)
    {
        foreach (var scale in new[] { 1, 257, 256 })
        {
            if (FirstOther(png, step, scale) < 0)
            {
                return scale;
            }
        }

        var first = FirstOther(png, step, 1);
        var value = BinaryPrimitives.ReadUInt16BigEndian(png.Samples.AsSpan(first * step));
        throw new TranslationException(
            TranslationError.UnknownClass,
            field,
            $"The 16-bit value {value} at x {first % png.Size.Width}, y {first / png.Size.Width} is not a class id; ids are 0 to 255. Save the ids themselves.");
    }

    /// <summary>Returns the first pixel whose value is not the scale times an id of 0 to 255, or −1.</summary>
    private static int FirstOther(PngImage png, int step, int scale)
    {
        for (var i = 0; i < png.Samples.Length; i += step)
        {
            var (id, rest) = Math.DivRem(BinaryPrimitives.ReadUInt16BigEndian(png.Samples.AsSpan(i)), scale);
            if (rest != 0 || id > 255)
            {
                return i / step;
            }
        }

        return -1;
    }

    private static void AddColors(SymbolCollector symbols, PngImage png)
    {
        var header = png.Header;
        var size = header.SampleBytes;
        for (var i = 0; i < png.Samples.Length; i += header.Channels * size)
        {
            LabelFile.AddColor(symbols, At(i), At(i + size), At(i + 2 * size), header.Channels == 4 ? At(i + 3 * size) : 255);
        }

        int At(int offset) => size == 1 ? png.Samples[offset] : (BinaryPrimitives.ReadUInt16BigEndian(png.Samples.AsSpan(offset)) + 128) / 257;
    }
}
