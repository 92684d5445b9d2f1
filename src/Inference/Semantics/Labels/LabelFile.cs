using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Imaging.Png;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>Reads the files of label maps: exact samples of PNG, colours of WebP and JPEG, never converted by a colour profile.</summary>
internal static class LabelFile
{
    private const string Wanted = "a PNG or a lossless WebP";
    private const int MaximumSymbols = 1 << 16;

    public static LabelImage Read(ReadOnlySpan<byte> bytes, string field, PictureLimits limits, MapColors colors)
    {
        if (PictureIdentification.Identify(bytes, field, Wanted) == PictureFormat.Png)
        {
            return Upright(PngLabels.Read(PngReader.Read(bytes, field, limits), field, MaximumSymbols));
        }

        var header = PictureHeader.Read(bytes, field, limits);
        if (header.IsLossy && colors != MapColors.Lossy)
        {
            throw new TranslationException(
                TranslationError.UnsupportedFormat,
                field,
                $"A label map must be lossless and this is a lossy {header.Format}; send {Wanted}, or 'mapColors' lossy, which takes the "
                + "nearest of the classes' colours.");
        }

        var (size, rgba) = PictureCodec.DecodeUnmanaged(bytes, header, field);
        var symbols = new SymbolCollector(size.Pixels, header.IsLossy ? 1 << 24 : MaximumSymbols, field);
        for (var i = 0; i < rgba.Length; i += 4)
        {
            AddColor(symbols, rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]);
        }

        return new LabelImage(size, LabelEncoding.Color, header.IsLossy, symbols.Codes, symbols.Symbols);
    }

    /// <summary>Adds a pixel; fully transparent pixels have no colour.</summary>
    public static void AddColor(SymbolCollector symbols, int red, int green, int blue, int alpha) => symbols.Add(
        alpha == 0 ? 0 : (long)alpha << 24 | (long)red << 16 | (long)green << 8 | (uint)blue,
        (key, pixel) => new LabelSymbol(Id: null, NarrowId: null, (int)(key & 0xFFFFFF), (int)(key >> 24)) { First = pixel });

    private static LabelImage Upright((LabelImage Image, int Orientation) read)
    {
        var (image, exif) = read;
        if (exif == PictureOrientation.Upright)
        {
            return image;
        }

        var orientation = PictureOrientation.Of(image.Size, exif);
        var codes = new int[image.Codes.Length];
        orientation.Turn<int>(image.Codes, codes);
        return image with { Size = orientation.Size, Codes = codes };
    }
}
