using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>
/// Unit features as rows of 16-bit integers, pixel by pixel. 1 is stored as 2¹⁴: by the Cauchy–Schwarz inequality no partial dot product of
/// two unit vectors overflows 32 bits, and integer sums do not depend on their order.
/// </summary>
internal sealed unsafe class ShortRows : IDisposable
{
    /// <summary>The integer that represents 1.</summary>
    public const float One = 1 << 14;

    /// <summary>Rows start at cache lines and are padded with zeros; values per line.</summary>
    private const int Line = 32;

    /// <summary>
    /// Pixels that are packed together: enough consecutive lines of each plane for the prefetcher, and few enough rows for the first-level
    /// cache.
    /// </summary>
    private const int Block = 256;

    private readonly short* _rows;

    private ShortRows(long rows, int length)
    {
        Length = length;
        _rows = (short*)NativeMemory.AlignedAlloc((nuint)(rows * length * sizeof(short)), Line * sizeof(short));
    }

    /// <summary>Values in a row.</summary>
    public int Length { get; }

    /// <summary>
    /// Packs the rows of both sides. A channel that is zero everywhere on one side adds nothing to any product and is left out, so only
    /// classes that both pictures have remain.
    /// </summary>
    /// <param name="theta">B×C×H×W float32 on the CPU.</param>
    /// <param name="phi">B×C×h×w float32 on the CPU, of any height and width.</param>
    public static (ShortRows Theta, ShortRows Phi) Pack(Tensor theta, Tensor phi)
    {
        using var scope = NewDisposeScope();
        (theta, phi) = (theta.contiguous(), phi.contiguous());
        int batch = (int)theta.shape[0], all = (int)theta.shape[1];
        var says = new bool[all];
        RowBands.Run(all, PixelsOf(theta), (first, end) =>
        {
            for (var channel = first; channel < end; channel++)
            {
                says[channel] = Says(theta, channel) && Says(phi, channel);
            }
        });
        var channels = Enumerable.Range(0, all).Where(channel => says[channel]).ToArray();
        var length = Math.Max(1, (channels.Length + Line - 1) / Line) * Line;
        return (Pack(theta), Pack(phi));

        static int PixelsOf(Tensor features) => (int)(features.shape[2] * features.shape[3]);

        bool Says(Tensor features, int channel)
        {
            var (first, pixels) = ((nint)Memory.Of<float>(features), PixelsOf(features));
            return Enumerable.Range(0, batch).Any(b => new ReadOnlySpan<float>((float*)first + ((((nint)b * all) + channel) * pixels), pixels).ContainsAnyExcept(0f));
        }

        ShortRows Pack(Tensor features)
        {
            var pixels = PixelsOf(features);
            var rows = new ShortRows((long)batch * pixels, length);
            var source = (nint)Memory.Of<float>(features);
            var blocks = (pixels + Block - 1) / Block;
            RowBands.Run(batch * blocks, (first, end) =>
            {
                for (var block = first; block < end; block++)
                {
                    var (picture, part) = Math.DivRem(block, blocks);
                    var at = part * Block;
                    var from = (float*)source + ((nint)picture * all * pixels) + at;
                    rows.Fill(from, pixels, channels, ((nint)picture * pixels) + at, Math.Min(Block, pixels - at));
                }
            });
            GC.KeepAlive(features);
            return rows;
        }
    }

    public short* Row(nint pixel) => _rows + (pixel * Length);

    /// <summary>Dot product of two rows, whose lengths are multiples of a cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(short* a, short* b, int length)
    {
        if (Avx512BW.IsSupported)
        {
            var sum = Vector512<int>.Zero;
            for (var i = 0; i < length; i += Vector512<short>.Count)
            {
                sum += Avx512BW.MultiplyAddAdjacent(Vector512.LoadAligned(a + i), Vector512.LoadAligned(b + i));
            }

            return Vector512.Sum(sum);
        }

        if (Avx2.IsSupported)
        {
            var sum = Vector256<int>.Zero;
            for (var i = 0; i < length; i += Vector256<short>.Count)
            {
                sum += Avx2.MultiplyAddAdjacent(Vector256.LoadAligned(a + i), Vector256.LoadAligned(b + i));
            }

            return Vector256.Sum(sum);
        }

        var total = 0;
        for (var i = 0; i < length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    public void Dispose() => NativeMemory.AlignedFree(_rows);

    /// <summary>
    /// Packs two channels at a time; planes are read along rows of pixels and written across. Levels have a multiple of the vector's
    /// pixels.
    /// </summary>
    private void Fill(float* source, int plane, int[] channels, nint first, int count)
    {
        var rows = (int*)Row(first);
        var stride = Length / 2;
        new Span<int>(rows, count * stride).Clear();
        var pairs = stackalloc int[Block];
        for (var i = 0; i < channels.Length; i += 2)
        {
            var even = source + ((nint)channels[i] * plane);
            var odd = i + 1 < channels.Length ? source + ((nint)channels[i + 1] * plane) : null;
            for (var pixel = 0; pixel < count; pixel += Vector256<int>.Count)
            {
                var low = Whole(even + pixel) & Vector256.Create(0xFFFF);
                var high = odd is null ? Vector256<int>.Zero : Whole(odd + pixel) << 16;
                (low | high).Store(pairs + pixel);
            }

            var target = rows + (i / 2);
            for (var pixel = 0; pixel < count; pixel++, target += stride)
            {
                *target = pairs[pixel];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Whole(float* values)
    {
        var scaled = Vector256.Round(Vector256.Load(values) * Vector256.Create(One));
        return Vector256.ConvertToInt32Native(
            Vector256.Min(Vector256.Max(scaled, Vector256.Create((float)short.MinValue)), Vector256.Create((float)short.MaxValue)));
    }
}
