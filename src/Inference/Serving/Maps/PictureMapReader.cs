using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving.Maps;

/// <summary>Reads the map of a picture: the classes that a model reads, or the map that follows from the picture itself.</summary>
internal static class PictureMapReader
{
    /// <summary>Longest side of the map; the class reader sees windows of 128 pixels.</summary>
    private const int MaximumSide = 512;

    /// <param name="model">The model that reads.</param>
    /// <param name="reader">The reader of the model's maps.</param>
    /// <param name="description">Its description.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="alternative">The field that a client may send instead.</param>
    /// <exception cref="TranslationException">The model reads no pictures.</exception>
    public static PictureReading Read(ITranslationModel model, ISemanticReader reader, ModelDescription description, Picture picture, string alternative)
    {
        using var scope = NewDisposeScope();
        var size = SizeOf(picture.Size);
        var resized = PictureResampler.Resize(picture, size);
        if (reader.Detect(resized) is { } detected)
        {
            return new PictureReading(ToPng(detected), []);
        }

        var padded = resized.Pad(ComputingGrid.Over(size));
        var read = model.ReadClasses(padded) ?? throw new TranslationException(
            TranslationError.InvalidOption, "model", $"The model {description.Id} reads no classes of a picture; name one that does, or send {alternative}.");
        var (confidence, index) = read.narrow(2, 0, size.Height).narrow(3, 0, size.Width).max(1);
        return Draw(size, index.to(ScalarType.Int32).cpu().data<int>().ToArray(), confidence.to(ScalarType.Float32).cpu().data<float>().ToArray(), description.Classes);
    }

    /// <summary>Returns the size at which a picture is read: its own, or smaller in the same proportions.</summary>
    public static PixelSize SizeOf(PixelSize picture)
    {
        var scale = Math.Min(1, (double)MaximumSide / picture.LongerSide);
        return new PixelSize(Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
    }

    private static PictureReading Draw(PixelSize size, int[] indices, float[] confidence, IReadOnlyList<SemanticClass> classes)
    {
        var pixels = new byte[size.Pixels * Picture.Channels];
        var counts = new int[classes.Count];
        var sums = new double[classes.Count];
        var colors = classes.Select(known => Convert.FromHexString(known.Color.AsSpan(1))).ToArray();
        for (var pixel = 0; pixel < indices.Length; pixel++)
        {
            var index = indices[pixel];
            counts[index]++;
            sums[index] += confidence[pixel];
            colors[index].CopyTo(pixels, pixel * Picture.Channels);
        }

        var found = Enumerable.Range(0, classes.Count).Where(index => counts[index] > 0).OrderByDescending(index => counts[index])
            .Select(index => new ReadClass(
                classes[index].Id, classes[index].Name, (double)counts[index] / indices.Length, Math.Round(sums[index] / counts[index], 4)));
        return new PictureReading(ToPng(new Picture(size, pixels)), [.. found]);
    }

    private static EncodedPicture ToPng(Picture picture) =>
        new(PictureFormat.Png, picture.Width, picture.Height, PictureCodec.Encode(picture, PictureFormat.Png, quality: 100));
}
