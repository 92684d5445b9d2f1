using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Textures;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>The look that the pictures of an item share.</summary>
/// <param name="Style">Style of the renderer.</param>
/// <param name="Textures">Textures that replace the renderer's; null keeps them.</param>
/// <param name="Classes">Colours of single classes; null keeps them.</param>
/// <param name="Colors">Shift of all colours; null keeps them.</param>
internal sealed record ItemLook(Style Style, RegionTextures? Textures, ClassColors? Classes, ColorShift? Colors)
{
    public static LabelMap Labels(Layout layout) =>
        new(new PixelSize(layout.Width, layout.Height), SceneClasses.All.Count, layout.Labels.Ids);

    /// <summary>Renders a layout in this look.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="random">Source of texture phases and grain, which differ between the pictures of a pair.</param>
    public Picture Show(Layout layout, SeededRandom random)
    {
        var rendered = SceneRenderer.Render(layout, Style, random.Below(int.MaxValue));
        var picture = new Picture(new PixelSize(layout.Width, layout.Height), rendered.Pixels);
        picture = Textures?.Apply(picture, Labels(layout), random) ?? picture;
        picture = Classes?.Apply(picture, Labels(layout)) ?? picture;
        return Colors?.Apply(picture) ?? picture;
    }
}
