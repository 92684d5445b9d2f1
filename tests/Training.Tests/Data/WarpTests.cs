using System.Numerics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Tests.Data;

public sealed class WarpTests
{
    private static readonly PixelSize Size = new(96, 64);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Warped_OfOriginal_IsTheInverse(int seed)
    {
        // The strongest warp that settings allow.
        var warp = SmoothWarp.Draw(new WarpSettings { Stretch = 0.4f, LeastScale = 1.3f }, Size, new SeededRandom(seed));
        for (var row = 0; row < Size.Height; row += 3)
        {
            for (var column = 0; column < Size.Width; column += 3)
            {
                var place = new Vector2(column, row);
                Assert.InRange(Vector2.Distance(place, warp.Original(warp.Warped(place, Vector2.Zero))), 0f, 0.02f);
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Flow_FollowedIntoTheWarpedPicture_FindsTheOriginal(int seed)
    {
        // A smooth picture whose colours tell the place: red the column, green the row.
        var original = new Picture(Size, [.. Places().SelectMany(p => new[] { (byte)(2 * p.Column), (byte)(3 * p.Row), (byte)128 })]);
        var warp = SmoothWarp.Draw(new WarpSettings(), Size, new SeededRandom(seed));
        var warped = Warper.Warp(original, warp);
        var flow = Warper.Flow(warp, Size);
        var seen = 0;
        foreach (var (row, column) in Places())
        {
            var pixel = (row * Size.Width) + column;
            if (float.IsNaN(flow.Rows[pixel]) || row is < 2 or > 61 || column is < 2 or > 93)
            {
                continue;
            }

            seen++;
            Assert.InRange(Sample(warped, flow.Rows[pixel], flow.Columns[pixel], 0) / 2f, column - 0.45f, column + 0.45f);
            Assert.InRange(Sample(warped, flow.Rows[pixel], flow.Columns[pixel], 1) / 3f, row - 0.45f, row + 0.45f);
        }

        Assert.InRange(seen, Size.Pixels / 4, Size.Pixels);
    }

    private static IEnumerable<(int Row, int Column)> Places() =>
        Enumerable.Range(0, (int)Size.Pixels).Select(pixel => (pixel / Size.Width, pixel % Size.Width));

    private static float Sample(Picture picture, float row, float column, int channel)
    {
        int top = Math.Min((int)row, picture.Height - 2), left = Math.Min((int)column, picture.Width - 2);
        float down = row - top, right = column - left;
        float At(int y, int x) => picture.Pixels[(((y * picture.Width) + x) * 3) + channel];
        return ((1 - down) * (((1 - right) * At(top, left)) + (right * At(top, left + 1))))
            + (down * (((1 - right) * At(top + 1, left)) + (right * At(top + 1, left + 1))));
    }
}
