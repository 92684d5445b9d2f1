using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Training.Tests.Data;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>A user's folder whose pictures have a colour for each class and grain on it: something to learn.</summary>
internal static class PaintedFolder
{
    private const int Side = 64;

    /// <summary>Adds pairs of horizons at several heights with a house somewhere.</summary>
    public static OwnFolder WithPaintings(this OwnFolder own, int pairs)
    {
        own.Write("classes.json", OwnFolder.Classes);
        for (var i = 0; i < pairs; i++)
        {
            var ids = Layout(new Random(i));
            own.Write($"pictures/view {i:d2}.png", Paint(ids, new Random(100 + i)));
            own.Write($"maps/view {i:d2}.png", PngBuilder.Grey(Side, Side, ids));
        }

        return own;
    }

    private static byte[] Layout(Random random)
    {
        var (horizon, left) = (random.Next(20, 44), random.Next(4, 40));
        var ids = new byte[Side * Side];
        for (var pixel = 0; pixel < ids.Length; pixel++)
        {
            var (row, column) = Math.DivRem(pixel, Side);
            var house = row >= horizon - 6 && row < horizon + 10 && column >= left && column < left + 18;
            ids[pixel] = house ? (byte)9 : row < horizon ? (byte)0 : (byte)7;
        }

        return ids;
    }

    private static byte[] Paint(byte[] ids, Random random)
    {
        var colors = new Dictionary<byte, byte[]> { [0] = Color(), [7] = Color(), [9] = Color() };
        var pixels = new byte[ids.Length * Picture.Channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(colors[ids[i / Picture.Channels]][i % Picture.Channels] + random.Next(16));
        }

        return PictureCodec.Encode(new Picture(new PixelSize(Side, Side), pixels), PictureFormat.Png, 90);

        byte[] Color() => [(byte)random.Next(20, 220), (byte)random.Next(20, 220), (byte)random.Next(20, 220)];
    }
}
