using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Training.Gradients;

/// <summary>The gradient of <see cref="PadRows"/>: gradients of border pixels are added to the pixels that they repeat.</summary>
internal static unsafe class FoldedRow
{
    /// <summary>Sums the gradients of all copies of a row's pixels, always in the same order.</summary>
    /// <param name="padded">Gradient of the padded picture.</param>
    /// <param name="border">Border that padding added.</param>
    /// <param name="picture">Index of the picture in the batch.</param>
    /// <param name="row">Row of the picture without its border.</param>
    /// <param name="to">Target row without its border, float32.</param>
    public static void Read(in ChannelsLast padded, Border border, int picture, int row, float* to)
    {
        var height = padded.Height - border.Top - border.Bottom;
        var width = padded.Width - border.Left - border.Right;
        var first = picture * padded.Height;
        new Span<float>(to, width * padded.Channels).Clear();
        Add(padded.Row(first + border.Top + row), border, width, padded.Channels, to);
        if (row > 0 && row <= border.Top)
        {
            Add(padded.Row(first + border.Top - row), border, width, padded.Channels, to);
        }

        var below = height - 1 - row;
        if (below > 0 && below <= border.Bottom)
        {
            Add(padded.Row(first + border.Top + height - 1 + below), border, width, padded.Channels, to);
        }
    }

    private static void Add(ushort* line, Border border, int width, int channels, float* to)
    {
        Add(line + ((nint)border.Left * channels), to, (nint)width * channels);
        for (var i = 1; i <= border.Left; i++)
        {
            Add(line + ((nint)(border.Left - i) * channels), to + ((nint)i * channels), channels);
        }

        var last = width - 1;
        for (var i = 1; i <= border.Right; i++)
        {
            Add(line + ((nint)(border.Left + last + i) * channels), to + ((nint)(last - i) * channels), channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ushort* from, float* to, nint count)
    {
        nint i = 0;
        for (; i <= count - Bfloat16.Lanes; i += Bfloat16.Lanes)
        {
            (Vector512.Load(to + i) + Bfloat16.Load(from + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += Bfloat16.ToSingle(from[i]);
        }
    }
}
