using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Implements <see cref="ReflectPadding"/> by copying rows.</summary>
internal static unsafe class PadRows
{
    public static Tensor Pad(Tensor x, Border border, int firstChannel, int channels)
    {
        using var scope = NewDisposeScope();
        x = ChannelsLast.Arrange(x);
        var from = new ChannelsLast(x);
        var y = ChannelsLast.Empty(
            from.Batch, channels, from.Height + border.Top + border.Bottom, from.Width + border.Left + border.Right);
        var to = new ChannelsLast(y);
        RowBands.Run(to.Rows, to.RowLength, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var (picture, line) = Math.DivRem(row, to.Height);
                var source = from.Row((picture * from.Height) + Mirror(line - border.Top, from.Height)) + firstChannel;
                CopyRow(source, from, to.Row(row) + ((nint)border.Left * channels), channels);
                MirrorSides(to.Row(row), to.Width, channels, border.Left, border.Right);
            }
        });
        GC.KeepAlive(x);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>Fills a row's borders from its inside.</summary>
    public static void MirrorSides(ushort* row, int width, int channels, int left, int right)
    {
        for (var i = 0; i < left; i++)
        {
            Copy(row + ((nint)((2 * left) - i) * channels), row + ((nint)i * channels), channels);
        }

        var last = width - right - 1;
        for (var i = 1; i <= right; i++)
        {
            Copy(row + ((nint)(last - i) * channels), row + ((nint)(last + i) * channels), channels);
        }
    }

    public static void Copy(ushort* from, ushort* to, nint count) =>
        Buffer.MemoryCopy(from, to, count * sizeof(ushort), count * sizeof(ushort));

    private static int Mirror(int position, int length) =>
        position < 0 ? -position : position >= length ? (2 * length) - 2 - position : position;

    private static void CopyRow(ushort* source, in ChannelsLast from, ushort* target, int channels)
    {
        if (channels == from.Channels)
        {
            Copy(source, target, from.RowLength);
            return;
        }

        for (var x = 0; x < from.Width; x++)
        {
            Copy(source + ((nint)x * from.Channels), target + ((nint)x * channels), channels);
        }
    }
}
