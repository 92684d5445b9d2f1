using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// One level's unit features of map and exemplar, laid out pixel by pixel: a candidate's score is a product of two short rows
/// that lie together in memory. Disposing frees the copies.
/// </summary>
internal sealed class LevelFeatures : IDisposable
{
    /// <param name="theta">Map's features, B×C×H×W.</param>
    /// <param name="phi">Exemplar's features, B×C×H×W.</param>
    /// <param name="temperature">Divides every score.</param>
    public LevelFeatures(Tensor theta, Tensor phi, float temperature)
    {
        if (!theta.shape.SequenceEqual(phi.shape))
        {
            throw new ArgumentException($"Features differ in shape: {string.Join('×', theta.shape)} and {string.Join('×', phi.shape)}.");
        }

        Grid = new PixelGrid(theta.shape[2], theta.shape[3], theta.device);
        Temperature = Scalars.Of(temperature);
        Theta = PixelMajor(theta);
        Phi = PixelMajor(phi);
    }

    public PixelGrid Grid { get; }

    public Scalar Temperature { get; }

    /// <summary>B×HW×C, contiguous.</summary>
    public Tensor Theta { get; }

    /// <summary>B×HW×C, contiguous.</summary>
    public Tensor Phi { get; }

    public long Batch => Theta.shape[0];

    public long Channels => Theta.shape[2];

    public void Dispose()
    {
        Theta.Dispose();
        Phi.Dispose();
        Grid.Dispose();
    }

    private static Tensor PixelMajor(Tensor features)
    {
        using var scope = NewDisposeScope();
        return features.flatten(2).transpose(1, 2).contiguous().DetachFromDisposeScope();
    }
}
