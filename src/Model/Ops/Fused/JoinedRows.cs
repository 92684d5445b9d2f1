using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Joins channels (see <see cref="Channels"/>) in one pass, from and to any memory layout.</summary>
internal static unsafe class JoinedRows
{
    /// <summary>Pixels processed at a time: with up to a hundred channels they fit the first-level cache.</summary>
    private const int Tile = 128;

    public static bool Takes(Tensor part) =>
        part.dtype is ScalarType.Float32 or ScalarType.BFloat16 && part.device.type == DeviceType.CPU
        && !(is_grad_enabled() && part.requires_grad);

    public static Tensor Join(Tensor[] parts)
    {
        using var scope = NewDisposeScope();
        var shape = parts[0].shape;
        var y = ChannelsLast.Empty(shape[0], parts.Sum(part => part.shape[1]), shape[2], shape[3]);
        var to = new ChannelsLast(y);
        var first = 0;
        foreach (var part in parts)
        {
            if (!(part.shape[0] == shape[0] && part.shape.AsSpan(2).SequenceEqual(shape.AsSpan(2))))
            {
                throw new ArgumentException($"Tensors of shapes {string.Join(" and ", parts.Select(part => string.Join('×', part.shape)))} do not lie side by side.");
            }

            Write(part, to, first);
            first += (int)part.shape[1];
        }

        return y.MoveToOuterDisposeScope();
    }

    public static Tensor ToPlanes(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        var y = empty(x.shape, ScalarType.Float32);
        var (from, target) = (new ChannelsLast(x), (nint)Memory.Of<float>(y));
        RowBands.Run(from.Rows, from.RowLength, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var (picture, line) = Math.DivRem(row, from.Height);
                ReadPlanes(from.Row(row), from, (float*)target + ((((nint)picture * from.Channels * from.Height) + line) * from.Width));
            }
        });
        GC.KeepAlive(x);
        return y.MoveToOuterDisposeScope();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadPlanes(ushort* source, in ChannelsLast from, float* target)
    {
        var plane = (nint)from.Height * from.Width;
        for (var start = 0; start < from.Width; start += Tile)
        {
            var end = Math.Min(from.Width, start + Tile);
            for (var c = 0; c < from.Channels; c++)
            {
                for (var x = start; x < end; x++)
                {
                    target[(c * plane) + x] = Bfloat16.ToSingle(source[((nint)x * from.Channels) + c]);
                }
            }
        }
    }

    private static void Write(Tensor part, ChannelsLast to, int firstChannel)
    {
        var apart = part.dtype == ScalarType.Float32 && part.is_contiguous();
        var arranged = apart ? part : ChannelsLast.Arrange(part);
        var (channels, single) = ((int)part.shape[1], part.dtype == ScalarType.Float32);
        var from = (nint)Memory.Of<byte>(apart ? arranged : arranged.permute(0, 2, 3, 1));
        RowBands.Run(to.Rows, (long)to.Width * channels, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var target = to.Row(row) + firstChannel;
                var start = (nint)row * to.Width * channels;
                if (apart)
                {
                    var (picture, line) = Math.DivRem(row, to.Height);
                    start = (((nint)picture * channels * to.Height) + line) * to.Width;
                    WritePlanes((float*)from + start, (nint)to.Height * to.Width, channels, target, to);
                }
                else if (single)
                {
                    WritePixels((float*)from + start, channels, target, to);
                }
                else
                {
                    WritePixels((ushort*)from + start, channels, target, to);
                }
            }
        });
        GC.KeepAlive(arranged);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WritePlanes(float* from, nint plane, int channels, ushort* target, in ChannelsLast to)
    {
        for (var start = 0; start < to.Width; start += Tile)
        {
            var end = Math.Min(to.Width, start + Tile);
            for (var c = 0; c < channels; c++)
            {
                for (var x = start; x < end; x++)
                {
                    target[((nint)x * to.Channels) + c] = Bfloat16.Round(from[(c * plane) + x]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WritePixels(float* from, int channels, ushort* target, in ChannelsLast to)
    {
        for (var x = 0; x < to.Width; x++, from += channels, target += to.Channels)
        {
            for (var c = 0; c < channels; c++)
            {
                target[c] = Bfloat16.Round(from[c]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WritePixels(ushort* from, int channels, ushort* target, in ChannelsLast to)
    {
        for (var x = 0; x < to.Width; x++, from += channels, target += to.Channels)
        {
            PadRows.Copy(from, target, channels);
        }
    }
}
