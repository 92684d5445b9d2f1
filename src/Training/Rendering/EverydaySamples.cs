using System.Text.Json;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Everyday;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Rendering;

/// <summary>The samples that are no landscapes: a street with labels of its own, and a figure with poses.</summary>
internal static class EverydaySamples
{
    private const int Side = 256;

    private static readonly (byte Red, byte Green, byte Blue)[] Colors =
    [
        (126, 190, 242), (196, 68, 54), (226, 190, 130), (120, 60, 50), (40, 60, 110), (40, 120, 70), (180, 180, 180), (70, 70, 80), (230, 60, 150),
        (20, 20, 20), (110, 190, 70), (130, 100, 70),
    ];

    /// <param name="folder">The folder of the samples; existing files are overwritten.</param>
    /// <param name="scale">Multiple of the samples' size.</param>
    public static void Write(string folder, int scale)
    {
        WriteStreet(Directory.CreateDirectory(Path.Combine(folder, "street")).FullName, scale * Side);
        WriteFigure(Directory.CreateDirectory(Path.Combine(folder, "figure")).FullName, scale * Side);
    }

    private static void WriteStreet(string folder, int side)
    {
        var (map, exemplar) = (Street.Compose(4, side, side), Street.Compose(3, side, side));
        File.WriteAllBytes(Path.Combine(folder, "labels.png"), PngWriter.Encode(Colored(map)));
        File.WriteAllBytes(Path.Combine(folder, "exemplar-labels.png"), PngWriter.Encode(Colored(exemplar)));
        File.WriteAllBytes(Path.Combine(folder, "exemplar.png"), PngWriter.Encode(EverydayRenderer.Render(exemplar, Street.Look(1), seed: 3)));
    }

    private static void WriteFigure(string folder, int side)
    {
        var family = EverydayFamily.Of("figure");
        File.WriteAllBytes(Path.Combine(folder, "pose.json"), Pose(seed: 9, side));
        File.WriteAllBytes(Path.Combine(folder, "exemplar-pose.json"), Pose(seed: 4, side));
        File.WriteAllBytes(
            Path.Combine(folder, "exemplar.png"), PngWriter.Encode(EverydayRenderer.Render(family.Compose(4, side, side), family.Look(1), seed: 4)));
    }

    private static EverydayFamily Street => EverydayFamily.Of("street");

    private static RgbImage Colored(LabelImage labels) =>
        new(labels.Width, labels.Height, [.. labels.Ids.SelectMany(id => new[] { Colors[id].Red, Colors[id].Green, Colors[id].Blue })]);

    /// <summary>Returns a figure's pose in OpenPose's JSON.</summary>
    private static byte[] Pose(int seed, int side)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("canvas_width", side);
            json.WriteNumber("canvas_height", side);
            json.WriteStartArray("people");
            json.WriteStartObject();
            json.WriteStartArray("pose_keypoints_2d");
            foreach (var (x, y) in Figure.JointsOf(seed))
            {
                json.WriteNumberValue(Math.Round(x * (double)side, 1));
                json.WriteNumberValue(Math.Round(y * (double)side, 1));
                json.WriteNumberValue(1);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return file.ToArray();
    }
}
