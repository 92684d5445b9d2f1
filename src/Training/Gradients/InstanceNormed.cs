using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Training.Gradients;

/// <summary>
/// <see cref="InstanceRows"/> with its gradient; libtorch's own converts to planes and back. Takes x (channels last), epsilon, the slope of
/// negative numbers (a number or a trained parameter), and a residual (channels last) or null.
/// </summary>
internal sealed class InstanceNormed : autograd.SingleTensorFunction<InstanceNormed>
{
    private const string Epsilon = "epsilon";
    private const string Slope = "slope";
    private const string Learned = "learned";

    public override string Name => nameof(InstanceNormed);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, epsilon, residual) = ((Tensor)vars[0], (double)vars[1], vars[3] as Tensor);
        var slope = vars[2] is Tensor parameter ? parameter.item<float>() : (float)vars[2];
        ctx.save_for_backward(residual is null ? [x] : [x, residual]);
        ctx.save_data(Epsilon, epsilon);
        ctx.save_data(Slope, slope);
        ctx.save_data(Learned, vars[2] is Tensor);
        var y = empty_like(x);
        InstanceRows.Write(x, epsilon, slope, residual, y);
        return y;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (x, residual) = (saved[0], saved.Count > 1 ? saved[1] : null);
        var (dx, dResidual) = (empty_like(x), residual is null ? null : empty_like(residual));
        var dSlope = InstanceGradientRows.Write(
            x, residual, (double)ctx.get_data(Epsilon), (float)ctx.get_data(Slope), ChannelsLast.Arrange(grad_output), dx, dResidual);
        Tensor?[] gradients = [dx, null, (bool)ctx.get_data(Learned) ? tensor([(float)dSlope]) : null, dResidual];
        Returned.Keep([.. gradients.OfType<Tensor>()]);
        return [.. gradients.Select(gradient => gradient!)];
    }
}
