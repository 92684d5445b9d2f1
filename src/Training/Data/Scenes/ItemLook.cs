using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Textures;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>All that the pictures of one item share.</summary>
/// <param name="Style">The renderer's.</param>
/// <param name="Textures">In place of the renderer's; null leaves them.</param>
/// <param name="Classes">Colours of single classes; null leaves them.</param>
/// <param name="Colors">Null leaves them.</param>
internal sealed record ItemLook(Style Style, RegionTextures? Textures, ClassColors? Classes, ColorShift? Colors)
{
    public static LabelMap Labels(Layout layout) =>
        new(new PixelSize(layout.Width, layout.Height), SceneClasses.All.Count, layout.Labels.Ids);

    /// <summary>A layout in this look.</summary>
    /// <param name="layout">What is where.</param>
    /// <param name="random">Phases of textures and grain: two pictures of a pair differ in them.</param>
    public Picture Show(Layout layout, SeededRandom random)
    {
        var rendered = SceneRenderer.Render(layout, Style, random.Below(int.MaxValue));
        var picture = new Picture(new PixelSize(layout.Width, layout.Height), rendered.Pixels);
        picture = Textures?.Apply(picture, Labels(layout), random) ?? picture;
        picture = Classes?.Apply(picture, Labels(layout)) ?? picture;
        return Colors?.Apply(picture) ?? picture;
    }
}
