using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Imaging.Png;

namespace CoCosNet.Inference.Semantics;

/// <summary>
/// Reads label maps: a PNG whose grey values or palette indices are class ids, or one in the classes' exact colours. Grey of fewer than
/// 8 bits counts as every decoder shows it, widened to 0…255. Colour management never touches a label map.
/// </summary>
internal sealed class LabelReader(ClassTable classes, PictureLimits limits) : ISemanticReader
{
    public SemanticSource Read(SemanticMapFile file, string field)
    {
        var bytes = file.Content.Span;
        if (PictureSignature.Identify(bytes, field, "a PNG") is var container and not PictureContainer.Png)
        {
            throw new TranslationException(
                TranslationError.UnsupportedFormat,
                field,
                $"A label map must be lossless and this is a {container}; send a PNG.");
        }

        var image = PngReader.Read(bytes, field, limits);
        RequireOpaque(image, field);
        var indices = new byte[image.Size.Pixels];
        if (image.Header.ColorType is PngColorType.Rgb or PngColorType.Rgba)
        {
            ReadColors(image, indices, field);
        }
        else
        {
            ReadIds(image, indices, field);
        }

        return new LabelSource(new LabelMap(image.Size, classes.Classes.Count, indices));
    }

    private void ReadIds(PngImage image, byte[] indices, string field)
    {
        var channels = image.Header.Channels;
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            var index = classes.IndexOfId(image.Samples[pixel * channels]);
            if (index == ClassTable.Unknown)
            {
                throw UnknownClass(image, pixel, field);
            }

            indices[pixel] = (byte)index;
        }
    }

    private void ReadColors(PngImage image, byte[] indices, string field)
    {
        // Neighbours mostly share a class: the last colour is remembered.
        var lastColor = -1;
        var lastIndex = ClassTable.Unknown;
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            var color = ColorAt(image, pixel);
            if (color != lastColor)
            {
                lastColor = color;
                lastIndex = classes.IndexOfColor(color);
                if (lastIndex == ClassTable.Unknown)
                {
                    throw UnknownColor(image, pixel, field);
                }
            }

            indices[pixel] = (byte)lastIndex;
        }
    }

    private TranslationException UnknownClass(PngImage image, int first, string field)
    {
        var channels = image.Header.Channels;
        var id = image.Samples[first * channels];
        var count = Count(image, pixel => image.Samples[pixel * channels] == id);
        return new TranslationException(
            TranslationError.UnknownClass,
            field,
            $"Class id {id} at {Place(image, first)} ({Pixels(count)}) is none of the model's; its ids are {classes.Ids}.");
    }

    private TranslationException UnknownColor(PngImage image, int first, string field)
    {
        var color = ColorAt(image, first);
        var count = Count(image, pixel => ColorAt(image, pixel) == color);
        var all = Count(image, pixel => classes.IndexOfColor(ColorAt(image, pixel)) == ClassTable.Unknown);
        var nearest = classes.NearestTo(color);
        return new TranslationException(
            TranslationError.UnknownColor,
            field,
            $"Colour {ClassTable.Hex(color)} at {Place(image, first)} ({Pixels(count)} of {all} in unknown colours) is no class's; the nearest is "
            + $"'{nearest.Name}' with {nearest.Color}. Draw without antialiasing and never save as JPEG on the way.");
    }

    private static void RequireOpaque(PngImage image, string field)
    {
        if (image.Header.ColorType is not (PngColorType.Rgba or PngColorType.GreyAlpha))
        {
            return;
        }

        var channels = image.Header.Channels;
        for (var alpha = channels - 1; alpha < image.Samples.Length; alpha += channels)
        {
            if (image.Samples[alpha] != 255)
            {
                throw new TranslationException(
                    TranslationError.UnknownColor,
                    field,
                    $"The pixel at {Place(image, alpha / channels)} is transparent; give every pixel a class and save without transparency.");
            }
        }
    }

    private static int ColorAt(PngImage image, int pixel)
    {
        var sample = pixel * image.Header.Channels;
        return image.Samples[sample] << 16 | image.Samples[sample + 1] << 8 | image.Samples[sample + 2];
    }

    private static int Count(PngImage image, Func<int, bool> matches) => Enumerable.Range(0, (int)image.Size.Pixels).Count(matches);

    private static string Place(PngImage image, int pixel) => $"x {pixel % image.Size.Width}, y {pixel / image.Size.Width}";

    private static string Pixels(int count) => count == 1 ? "1 pixel" : $"{count} pixels";
}
