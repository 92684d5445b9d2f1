using System.Numerics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data.Warps;

/// <summary>Applies warps to pictures and maps. Outside the frame the picture is mirrored.</summary>
internal static class Warper
{
    /// <summary>Warps bicubically (Catmull–Rom), because linear sampling would make warped pictures recognisably soft.</summary>
    public static Picture Warp(Picture picture, SmoothWarp warp)
    {
        var pixels = new byte[picture.Pixels.Length];
        var (width, height) = (picture.Width, picture.Height);
        Span<float> across = stackalloc float[4], down = stackalloc float[4];
        Span<int> columns = stackalloc int[4];
        for (int row = 0, target = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++, target += Picture.Channels)
            {
                var at = warp.Original(new Vector2(column, row));
                int left = (int)MathF.Floor(at.X), top = (int)MathF.Floor(at.Y);
                Cubic(at.X - left, across);
                Cubic(at.Y - top, down);
                for (var i = 0; i < 4; i++)
                {
                    columns[i] = Reflect(left - 1 + i, width) * Picture.Channels;
                }

                var color = Vector3.Zero;
                for (var j = 0; j < 4; j++)
                {
                    var line = picture.Pixels.AsSpan(Reflect(top - 1 + j, height) * width * Picture.Channels, width * Picture.Channels);
                    for (var i = 0; i < 4; i++)
                    {
                        var pixel = line.Slice(columns[i], Picture.Channels);
                        color += across[i] * down[j] * new Vector3(pixel[0], pixel[1], pixel[2]);
                    }
                }

                color = Vector3.Clamp(color + new Vector3(0.5f), Vector3.Zero, new Vector3(255f));
                (pixels[target], pixels[target + 1], pixels[target + 2]) = ((byte)color.X, (byte)color.Y, (byte)color.Z);
            }
        }

        return new Picture(picture.Size, pixels);
    }

    /// <summary>Warps by nearest neighbour, because classes cannot be interpolated.</summary>
    public static SemanticMap Warp(SemanticMap map, SmoothWarp warp)
    {
        var sources = Sources(warp, map.Size);
        return map switch
        {
            LabelMap labels => new LabelMap(map.Size, map.Channels, Take(labels.Indices, 1, sources)),
            DenseMap dense => new DenseMap(map.Size, map.Channels, Take(dense.Values, map.Channels, sources)),
            _ => throw new ArgumentException($"Maps of {map.GetType().Name} cannot be warped.", nameof(map)),
        };
    }

    /// <summary>The place of each pixel of the original in the warped picture; NaN if outside the frame.</summary>
    public static FlowField Flow(SmoothWarp warp, PixelSize size)
    {
        var rows = new float[size.Pixels];
        var columns = new float[size.Pixels];
        var lineStart = new Vector2(size.Width, size.Height) / 2f;
        for (int row = 0, pixel = 0; row < size.Height; row++)
        {
            var guess = lineStart;
            for (var column = 0; column < size.Width; column++, pixel++)
            {
                guess = warp.Warped(new Vector2(column, row), guess);
                lineStart = column == 0 ? guess : lineStart;
                var inside = guess.X >= 0f && guess.X <= size.Width - 1 && guess.Y >= 0f && guess.Y <= size.Height - 1;
                (rows[pixel], columns[pixel]) = inside ? (guess.Y, guess.X) : (float.NaN, float.NaN);
            }
        }

        return new FlowField(rows, columns);
    }

    private static int[] Sources(SmoothWarp warp, PixelSize size)
    {
        var sources = new int[size.Pixels];
        for (int row = 0, pixel = 0; row < size.Height; row++)
        {
            for (var column = 0; column < size.Width; column++, pixel++)
            {
                var at = warp.Original(new Vector2(column, row)) + new Vector2(0.5f);
                sources[pixel] = (Reflect((int)MathF.Floor(at.Y), size.Height) * size.Width) + Reflect((int)MathF.Floor(at.X), size.Width);
            }
        }

        return sources;
    }

    private static T[] Take<T>(T[] planes, int channels, int[] sources)
    {
        var taken = new T[planes.Length];
        for (var channel = 0; channel < channels; channel++)
        {
            var plane = planes.AsSpan(channel * sources.Length, sources.Length);
            var target = taken.AsSpan(channel * sources.Length, sources.Length);
            for (var pixel = 0; pixel < sources.Length; pixel++)
            {
                target[pixel] = plane[sources[pixel]];
            }
        }

        return taken;
    }

    // …, 2, 1, 0, 0, 1, 2, …, n−1, n−1, n−2, …
    private static int Reflect(int i, int count)
    {
        while ((uint)i >= (uint)count)
        {
            i = i < 0 ? -1 - i : (2 * count) - 1 - i;
        }

        return i;
    }

    private static void Cubic(float t, Span<float> weights)
    {
        weights[0] = t * (-0.5f + (t * (1f - (0.5f * t))));
        weights[1] = 1f + (t * t * (-2.5f + (1.5f * t)));
        weights[2] = t * (0.5f + (t * (2f - (1.5f * t))));
        weights[3] = t * t * (-0.5f + (0.5f * t));
    }
}
