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
    /// <param name="phi">Exemplar's features, B×C×h×w.</param>
    /// <param name="temperature">Divides every score.</param>
    /// <param name="shown">As of <see cref="PixelGrid.Shown"/>.</param>
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
