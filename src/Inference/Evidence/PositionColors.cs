using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Maps a position in a picture to a colour: blue at the left to yellow at the right, light at the top to dark at the bottom, which
/// colour-blind viewers can distinguish. A red–green component keeps the corners apart for other viewers.
/// </summary>
internal static class PositionColors
{
    private const float Top = 0.79f;
    private const float Bottom = 0.4f;
    private const float LeftRight = 0.105f;
    private const float Corners = -0.065f;

    public static OkLab ColorOf(int x, int y, PixelSize size)
    {
        var (right, down) = (((2 * x) + 1f) / size.Width - 1, ((2 * y) + 1f) / size.Height - 1);
        return new OkLab(Top + ((Bottom - Top) * (down + 1) / 2), Corners * right * down, LeftRight * right);
    }
}
