namespace CoCosNet.Inference.Imaging.Png;

/// <summary>PNG's colour types, with the numbers of the file.</summary>
internal enum PngColorType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
