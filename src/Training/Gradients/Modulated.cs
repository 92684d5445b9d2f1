using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>
/// <see cref="ModulatedRows"/> with its gradient: it replaces a dozen tensor operations, which were half of those in a training step. Takes
/// x and modulation (channels last), the slope and the border.
/// </summary>
internal sealed class Modulated : autograd.SingleTensorFunction<Modulated>
{
    private const string Slope = "slope";
    private const string Border = "border";

    public override string Name => nameof(Modulated);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, modulation, slope, border) = ((Tensor)vars[0], (Tensor)vars[1], (float)vars[2], (int)vars[3]);
        ctx.save_for_backward([x, modulation]);
        ctx.save_data(Slope, slope);
        ctx.save_data(Border, border);
        var y = ChannelsLast.Empty(x.shape[0], x.shape[1], x.shape[2] + (2 * border), x.shape[3] + (2 * border));
        ModulatedRows.Write(x, modulation, slope, y, border, 0);
        return y;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (x, modulation) = (saved[0], saved[1]);
        var (dx, dModulation) = (empty_like(x), empty_like(modulation));
        ModulatedGradientRows.Write(
            x, modulation, (float)ctx.get_data(Slope), ChannelsLast.Arrange(grad_output), (int)ctx.get_data(Border), dx, dModulation);
        return [.. Returned.Keep(dx, dModulation), null!, null!];
    }
}
