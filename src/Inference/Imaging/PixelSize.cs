namespace CoCosNet.Inference.Imaging;

/// <summary>Width and height in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Width times height.</summary>
    public long Pixels => (long)Width * Height;

    public int LongerSide => Math.Max(Width, Height);

    public int ShorterSide => Math.Min(Width, Height);

    public override string ToString() => $"{Width}×{Height}";
}
