using System.Buffers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary><see cref="PadRows"/> with its gradient. Takes x, channels last, the border, the first channel and the number of channels.</summary>
internal sealed unsafe class Padded : autograd.SingleTensorFunction<Padded>
{
    private const string Added = "border";
    private const string FirstChannel = "first";
    private const string Shape = "shape";

    public override string Name => nameof(Padded);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, border, first, channels) = ((Tensor)vars[0], (Border)vars[1], (int)vars[2], (int)vars[3]);
        ctx.save_data(Added, border);
        ctx.save_data(FirstChannel, first);
        ctx.save_data(Shape, x.shape);
        return PadRows.Pad(x, border, first, channels);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var shape = (long[])ctx.get_data(Shape);
        var dx = ChannelsLast.Empty(shape[0], shape[1], shape[2], shape[3]);
        Fold(ChannelsLast.Arrange(grad_output), (Border)ctx.get_data(Added), dx, (int)ctx.get_data(FirstChannel));
        return [.. Returned.Keep(dx), null!, null!, null!];
    }

    private static void Fold(Tensor gradient, Border border, Tensor dx, int firstChannel)
    {
        var (dy, to) = (new ChannelsLast(gradient), new ChannelsLast(dx));
        RowBands.Run(to.Rows, to.RowLength, (first, end) =>
        {
            var folded = ArrayPool<float>.Shared.Rent(to.Width * dy.Channels);
            fixed (float* row = folded)
            {
                for (var line = first; line < end; line++)
                {
                    FoldedRow.Read(dy, border, line / to.Height, line % to.Height, row);
                    Write(row, dy.Channels, to.Row(line), to, firstChannel);
                }
            }

            ArrayPool<float>.Shared.Return(folded);
        });
        GC.KeepAlive(gradient);
        GC.KeepAlive(dx);
    }

    /// <summary>Channels that were not padded have no gradient.</summary>
    private static void Write(float* row, int channels, ushort* target, in ChannelsLast to, int firstChannel)
    {
        if (channels == to.Channels)
        {
            for (var i = 0; i < to.RowLength; i += Bfloat16.Lanes)
            {
                var rest = to.RowLength - i;
                Bfloat16.Store(Float32.Load(row + i, rest), target + i, rest);
            }

            return;
        }

        new Span<ushort>(target, to.RowLength).Clear();
        for (var x = 0; x < to.Width; x++, row += channels, target += to.Channels)
        {
            for (var c = 0; c < channels; c += Bfloat16.Lanes)
            {
                Bfloat16.Store(Float32.Load(row + c, channels - c), target + firstChannel + c, channels - c);
            }
        }
    }
}
