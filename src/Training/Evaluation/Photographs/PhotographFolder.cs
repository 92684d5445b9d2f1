using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using SkiaSharp;

namespace CoCosNet.Training.Evaluation.Photographs;

/// <summary>
/// Reads labelled photographs: <c>NAME.jpg</c>, <c>NAME_classes.png</c> of the same size (8-bit grey, an index into <c>classes.json</c>)
/// and <c>classes.json</c>, a list of class names. A name that the model does not know becomes the model's first class.
/// </summary>
internal static class PhotographFolder
{
    private const string Maps = "_classes.png";

    /// <param name="folder">Folder with at least one photograph.</param>
    /// <param name="classes">Classes of the model.</param>
    /// <param name="size">Size to which all photographs are stretched.</param>
    /// <exception cref="UsageException">The folder is not as described.</exception>
    public static IReadOnlyList<LabelledPhotograph> Read(string folder, IReadOnlyList<SemanticClass> classes, PixelSize size)
    {
        try
        {
            var names = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Path.Combine(folder, "classes.json"))) ?? [];
            byte[] table = [.. names.Select(name => (byte)Math.Max(0, classes.ToList().FindIndex(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))))];
            var files = Directory.GetFiles(folder, "*.jpg").Order(StringComparer.Ordinal).ToList();
            return files.Count > 0 ? [.. files.Select(file => Read(file, table, classes.Count, size))] : throw new UsageException($"{folder} has no .jpg.");
        }
        catch (Exception problem) when (problem is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new UsageException($"{folder} is not a folder of labelled photographs: {problem.Message}");
        }
    }

    private static LabelledPhotograph Read(string file, byte[] table, int classes, PixelSize size)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var map = Path.Combine(Path.GetDirectoryName(file)!, name + Maps);
        var photograph = PictureCodec.Decode(File.ReadAllBytes(file), file, PictureLimits.Default);
        using var grey = Grey(map);
        if (grey.Width != photograph.Width || grey.Height != photograph.Height)
        {
            throw new UsageException($"{map} is {grey.Width}×{grey.Height}, its photograph {photograph.Size}.");
        }

        var indices = grey.GetPixelSpan();
        var rows = new byte[grey.Width * grey.Height];
        for (var pixel = 0; pixel < rows.Length; pixel++)
        {
            var index = indices[(pixel / grey.Width * grey.RowBytes) + (pixel % grey.Width)];
            rows[pixel] = index < table.Length ? table[index] : throw new UsageException($"{map} has {index}, and classes.json {table.Length} names.");
        }

        var labels = NearestNeighbor.Resize(rows, photograph.Size, size);
        return new LabelledPhotograph(name, PictureResampler.Resize(photograph, size), new LabelMap(size, classes, labels));
    }

    private static SKBitmap Grey(string file)
    {
        using var codec = SKCodec.Create(file) ?? throw new UsageException($"{file} is not a picture that can be read.");
        return SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Gray8, SKAlphaType.Opaque))
            ?? throw new UsageException($"{file} is not a picture that can be read.");
    }
}
