using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Computes the same as <see cref="ClassSurroundings.Plain"/> with running sums, whose time does not depend on the radius. Classes that a
/// picture lacks are only scanned.
/// </summary>
internal static unsafe class SurroundingsKernel
{
    /// <param name="shares">B×L×H×W float32 on the CPU.</param>
    /// <param name="radius">At least 1.</param>
    public static Tensor Of(Tensor shares, int radius)
    {
        using var scope = NewDisposeScope();
        shares = shares.detach().contiguous();
        int batch = (int)shares.shape[0], classes = (int)shares.shape[1], height = (int)shares.shape[2], width = (int)shares.shape[3];
        var around = zeros([batch, ClassSurroundings.Windows * classes, height, width], ScalarType.Float32);
        var (source, target) = ((nint)Memory.Of<float>(shares), (nint)Memory.Of<float>(around));
        var pixels = (nint)height * width;
        Parallel.For(0, batch * classes, KernelThreads.Options, plane =>
        {
            var (picture, label) = Math.DivRem(plane, classes);
            var share = (float*)source + (plane * pixels);
            if (new ReadOnlySpan<float>(share, (int)pixels).ContainsAnyExcept(0f))
            {
                var first = (float*)target + (((picture * ClassSurroundings.Windows * classes) + label) * pixels);
                Describe(share, first, classes * pixels, height, width, radius);
            }
        });
        GC.KeepAlive(shares);
        return around.MoveToOuterDisposeScope();
    }

    /// <summary>Computes one class of one picture.</summary>
    /// <param name="share">Share of the class, H×W.</param>
    /// <param name="target">The first window's plane; the next lies <paramref name="window"/> further.</param>
    /// <param name="window">Values between the planes of two windows.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="radius">See <see cref="ClassSurroundings.Of"/>.</param>
    public static void Describe(float* share, float* target, nint window, int height, int width, int radius)
    {
        var pixels = height * width;
        var memory = (float*)NativeMemory.Alloc((nuint)((2 * pixels) + width), sizeof(float));
        try
        {
            float* smooth = memory, scratch = memory + pixels, sums = memory + (2 * pixels);
            SmoothRows(share, scratch, height, width, radius);
            SmoothColumns(scratch, smooth, sums, height, width, radius);
            SmoothRows(smooth, scratch, height, width, radius);
            SmoothColumns(scratch, smooth, sums, height, width, radius);
            Root(smooth, pixels);
            for (var y = 0; y < height; y++)
            {
                int above = Math.Max(0, y - radius), below = Math.Min(height - 1, y + radius);
                new ReadOnlySpan<float>(smooth + (above * width), width).CopyTo(new Span<float>(target + (y * width), width));
                new ReadOnlySpan<float>(smooth + (below * width), width).CopyTo(new Span<float>(target + window + (y * width), width));
                Sides(smooth + (y * width), target + (2 * window) + (y * width), target + (3 * window) + (y * width), width, radius);
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static void SmoothRows(float* source, float* target, int height, int width, int radius)
    {
        var scale = 1f / ((2 * radius) + 1);
        for (var y = 0; y < height; y++, source += width, target += width)
        {
            var sum = 0f;
            for (var i = -radius; i <= radius; i++)
            {
                sum += source[Math.Clamp(i, 0, width - 1)];
            }

            for (var x = 0; x < width; x++)
            {
                target[x] = sum * scale;
                sum += source[Math.Min(width - 1, x + radius + 1)] - source[Math.Max(0, x - radius)];
            }
        }
    }

    private static void SmoothColumns(float* source, float* target, float* sums, int height, int width, int radius)
    {
        var scale = 1f / ((2 * radius) + 1);
        new Span<float>(sums, width).Clear();
        for (var i = -radius; i <= radius; i++)
        {
            var row = source + (Math.Clamp(i, 0, height - 1) * width);
            for (var x = 0; x < width; x++)
            {
                sums[x] += row[x];
            }
        }

        for (var y = 0; y < height; y++)
        {
            var entering = source + (Math.Min(height - 1, y + radius + 1) * width);
            var leaving = source + (Math.Max(0, y - radius) * width);
            var row = target + (y * width);
            var x = 0;
            for (; x <= width - Vector256<float>.Count; x += Vector256<float>.Count)
            {
                var sum = Vector256.Load(sums + x);
                (sum * scale).Store(row + x);
                (sum + (Vector256.Load(entering + x) - Vector256.Load(leaving + x))).Store(sums + x);
            }

            for (; x < width; x++)
            {
                row[x] = sums[x] * scale;
                sums[x] += entering[x] - leaving[x];
            }
        }
    }

    private static void Root(float* values, int count)
    {
        var i = 0;
        for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var share = Vector256.Load(values + i) - Vector256.Create(ClassSurroundings.Floor);
            Vector256.Sqrt(Vector256.Max(share, Vector256<float>.Zero)).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = MathF.Sqrt(MathF.Max(values[i] - ClassSurroundings.Floor, 0f));
        }
    }

    /// <summary>Writes the smaller and the larger of the left and right windows.</summary>
    private static void Sides(float* row, float* lesser, float* greater, int width, int radius)
    {
        for (var x = 0; x < width; x++)
        {
            float left = row[Math.Max(0, x - radius)], right = row[Math.Min(width - 1, x + radius)];
            lesser[x] = MathF.Min(left, right);
            greater[x] = MathF.Max(left, right);
        }
    }
}
