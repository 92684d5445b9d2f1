using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>
/// The unit features of map and exemplar at one level, stored pixel by pixel, so that a candidate's score is a dot product of two
/// contiguous rows. Disposing frees the copies.
/// </summary>
internal sealed class LevelFeatures : IDisposable
{
    /// <param name="theta">Features of the map, B×C×H×W.</param>
    /// <param name="phi">Features of the exemplar, B×C×h×w.</param>
    /// <param name="temperature">Divisor of every score.</param>
    /// <param name="shown">See <see cref="PixelGrid.Shown"/>.</param>
    public LevelFeatures(Tensor theta, Tensor phi, float temperature, Tensor? shown = null)
    {
        if (theta.shape[0] != phi.shape[0] || theta.shape[1] != phi.shape[1])
        {
            throw new ArgumentException($"Features differ in batch or channels: {string.Join('×', theta.shape)} and {string.Join('×', phi.shape)}.");
        }

        Grid = PixelGrid.Between(theta, phi, shown);
        Temperature = Scalars.Of(temperature);
        Theta = PixelMajor(theta);
        Phi = PixelMajor(phi);
    }

    public PixelGrid Grid { get; }

    public Scalar Temperature { get; }

    /// <summary>B×HW×C, contiguous.</summary>
    public Tensor Theta { get; }

    /// <summary>B×hw×C, contiguous.</summary>
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
