namespace CoCosNet.Scenes.Rendering.Finishes;

/// <summary>One kind of stroke. Sizes are pixels at a height of 256.</summary>
/// <param name="Length">Length of a stroke.</param>
/// <param name="Width">Width of a stroke.</param>
/// <param name="Layers">How many times the strokes cover the picture on average.</param>
/// <param name="Opacity">Opacity of the paint, 0 … 1.</param>
/// <param name="Jitter">Random colour difference between strokes.</param>
/// <param name="Bristles">Contrast of the lines within a stroke.</param>
/// <param name="Hatching">0: strokes follow the class' direction; 1: all run in one direction.</param>
internal readonly record struct StrokeSettings(
    float Length, float Width, float Layers, float Opacity, float Jitter, float Bristles, float Hatching);
