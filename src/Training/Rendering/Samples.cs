using CoCosNet.Scenes;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Rendering;

/// <summary>The samples for first use, which the documentation shows.</summary>
internal static class Samples
{
    private const int JpegQuality = 88;

    public static IReadOnlyList<SampleSet> Sets { get; } =
    [
        new("coast", LayoutFamilies.Coast, 5, LayoutFamilies.Coast, 12, 256, 256, StyleFamilies.GoldenHour,
            [StyleFamilies.Tropical, StyleFamilies.Storm, StyleFamilies.MoonlitNight]),
        new("valley", LayoutFamilies.Valley, 9, LayoutFamilies.Valley, 3, 256, 256, StyleFamilies.Noon,
            [StyleFamilies.Winter, StyleFamilies.Dusk, StyleFamilies.Watercolor]),
        new("village", LayoutFamilies.Village, 5, LayoutFamilies.Farmland, 3, 256, 256, StyleFamilies.Impressionist,
            [StyleFamilies.Spring, StyleFamilies.Overcast, StyleFamilies.Pastel]),
        new("lake", LayoutFamilies.Lake, 18, LayoutFamilies.Lake, 3, 384, 256, StyleFamilies.Autumn,
            [StyleFamilies.MistyMorning, StyleFamilies.Woodblock, StyleFamilies.GoldenHour]),
    ];

    /// <summary>Writes every set and the <see cref="EverydaySamples"/> into a folder; existing files are overwritten.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scale">Multiple of the samples' size.</param>
    public static void Write(string folder, int scale = 1)
    {
        foreach (var set in Sets.Select(set => set with { Width = scale * set.Width, Height = scale * set.Height }))
        {
            var target = Path.Combine(folder, set.Name);
            Directory.CreateDirectory(target);
            var exemplar = set.ComposeExemplar();
            File.WriteAllBytes(Path.Combine(target, "map.png"), PngWriter.Encode(set.ComposeMap()));
            File.WriteAllBytes(Path.Combine(target, "exemplar-map.png"), PngWriter.Encode(exemplar.Labels));
            File.WriteAllBytes(Path.Combine(target, "exemplar.png"), PngWriter.Encode(Render(exemplar, set.Style)));
            foreach (var style in set.OtherStyles)
            {
                var name = $"exemplar-{style.Name.Replace(' ', '-')}.jpg";
                File.WriteAllBytes(Path.Combine(target, name), JpegWriter.Encode(Render(exemplar, style), JpegQuality));
            }
        }

        EverydaySamples.Write(folder, scale);
    }

    private static RgbImage Render(Layout layout, StyleFamily style) => SceneRenderer.Render(layout, style.Typical, layout.Seed);
}
