using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops.Fused;

namespace CoCosNet.Training.Gradients;

/// <summary>The inputs of an instance norm's gradient.</summary>
internal sealed unsafe class InstanceGradientSource(
    ChannelsLast x, ChannelsLast residual, ChannelsLast gradient, float slope, float[] scales, float[] shifts)
{
    public ChannelsLast X => x;

    /// <summary>Up to 16 channels of a row.</summary>
    public InstanceGradientLanes At(int row, int channel)
    {
        var first = (row / x.Height * x.Channels) + channel;
        var count = Math.Min(Bfloat16.Lanes, x.Channels - channel);
        fixed (float* scale = scales, shift = shifts)
        {
            return new InstanceGradientLanes
            {
                X = x.Row(row) + channel,
                Residual = residual.Values is null ? null : residual.Row(row) + channel,
                Gradient = gradient.Row(row) + channel,
                Stride = x.Channels,
                Count = count,
                Slope = Vector512.Create(slope),
                Scale = Float32.Load(scale + first, count),
                Shift = Float32.Load(shift + first, count),
            };
        }
    }
}
