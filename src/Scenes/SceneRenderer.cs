using System.Numerics;
using CoCosNet.Scenes.Rendering;
using CoCosNet.Scenes.Rendering.Finishes;
using CoCosNet.Scenes.Rendering.Materials;

namespace CoCosNet.Scenes;

/// <summary>Paints a layout in a style. Stateless and thread-safe.</summary>
public static class SceneRenderer
{
    /// <summary>Renders a picture of the layout's size.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="style">The style.</param>
    /// <param name="seed">Phase of the textures and the sensor's noise: another seed gives another photograph of the same scene.</param>
    public static RgbImage Render(Layout layout, Style style, int seed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(style);
        var frame = new Frame(layout, style, seed);
        var shadows = GroundShadows.Cast(frame);
        for (var row = 0; row < layout.Height; row++)
        {
            PaintRow(frame, shadows, row);
        }

        WaterShader.Paint(frame, shadows);
        return Finisher.Finish(frame);
    }

    private static void PaintRow(Frame frame, float[] shadows, int row)
    {
        var y = (row + 0.5f) / frame.Height;
        for (var column = 0; column < frame.Width; column++)
        {
            var at = (row * frame.Width) + column;
            ref readonly var surface = ref frame.Layout.Surfaces[at];
            frame.Colors[at] = surface.Label switch
            {
                ClassIds.Sky or ClassIds.Cloud => SkyShader.Shade(frame, surface),
                ClassIds.Water => Vector3.Zero,
                _ => SurfaceShader.Shade(frame, surface, shadows[at], (column + 0.5f) / frame.Height, y),
            };
        }
    }
}
