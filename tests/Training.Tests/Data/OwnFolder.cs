using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Tests.Data;

/// <summary>A temporary folder of pictures and label maps of three classes, as a user would put it together.</summary>
internal sealed class OwnFolder : IDisposable
{
    public const string Classes =
        """
        [
          { "id": 0, "name": "sky", "color": "#80c0ff" },
          { "id": 7, "name": "ground", "color": "#40a040" },
          { "id": 9, "name": "house", "color": "#c04040" },
        ]
        """;

    private static readonly byte[] Ids = [0, 7, 9];

    public string Root { get; } = Directory.CreateTempSubdirectory("own-data-").FullName;

    /// <summary>Adds a number of sound pairs, named a, b, c, …</summary>
    public OwnFolder With(int pairs)
    {
        Write("classes.json", System.Text.Encoding.UTF8.GetBytes(Classes));
        for (var i = 0; i < pairs; i++)
        {
            AddPair(((char)('a' + i)).ToString(), i);
        }

        return this;
    }

    /// <summary>A picture of one shade of sky over one of ground, and its map.</summary>
    public void AddPair(string name, int shade)
    {
        Write($"pictures/{name}.png", PictureBytes(shade, PictureFormat.Png));
        Write($"maps/{name}.png", MapBytes(48, 32));
    }

    public void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Write(string file, string text) => Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    public void Delete(string file) => File.Delete(Path.Combine(Root, file));

    /// <summary>48×32: sky above, ground below, in steps of brightness by shade.</summary>
    public static byte[] PictureBytes(int shade, PictureFormat format)
    {
        var pixels = new byte[48 * 32 * 3];
        for (var pixel = 0; pixel < 48 * 32; pixel++)
        {
            var level = (byte)((pixel < 48 * 16 ? 120 : 30) + (10 * shade) + (pixel % 48 / 4));
            pixels.AsSpan(3 * pixel, 3).Fill(level);
        }

        return PictureCodec.Encode(new Picture(new PixelSize(48, 32), pixels), format, 90);
    }

    public static byte[] MapBytes(int width, int height)
    {
        byte IdAt(int pixel) => Ids[pixel < width * height / 2 ? 0 : pixel % width < 8 ? 2 : 1];
        return PngBuilder.Grey(width, height, [.. Enumerable.Range(0, width * height).Select(IdAt)]);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
