using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data.Textures;

/// <summary>Softens the hard borders between regions that were painted pixel by pixel; the inside of regions is unchanged.</summary>
internal static class BorderBlend
{
    public static byte[] Apply(byte[] pixels, LabelMap map)
    {
        var blended = (byte[])pixels.Clone();
        for (int row = 0, pixel = 0; row < map.Height; row++)
        {
            var up = row > 0 ? -map.Width : 0;
            var down = row < map.Height - 1 ? map.Width : 0;
            for (var column = 0; column < map.Width; column++, pixel++)
            {
                var left = column > 0 ? -1 : 0;
                var right = column < map.Width - 1 ? 1 : 0;
                var index = map.Indices[pixel];
                if (map.Indices[pixel + up] == index && map.Indices[pixel + down] == index
                    && map.Indices[pixel + left] == index && map.Indices[pixel + right] == index)
                {
                    continue;
                }

                for (var channel = 0; channel < Picture.Channels; channel++)
                {
                    int At(int offset) => pixels[((pixel + offset) * Picture.Channels) + channel];
                    blended[(pixel * Picture.Channels) + channel] = (byte)(((4 * At(0)) + At(up) + At(down) + At(left) + At(right) + 4) >> 3);
                }
            }
        }

        return blended;
    }
}
