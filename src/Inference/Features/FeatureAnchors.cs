using CoCosNet.Inference.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Features;

/// <summary>
/// Joins what a network learned about a pixel with what is known about it: its class, and roughly where it lies. A departure from paper and
/// released code, for models whose map is labels: learned features of a small network confuse classes in a look that no training showed,
/// and nothing else in the picture can mend a tree that was matched with a cloud. See docs/decisions/0015-anchors.md.
/// </summary>
internal static class FeatureAnchors
{
    /// <summary>Channels of a pixel's place.</summary>
    private const int PlaceChannels = 3;

    /// <summary>Shares of the three parts in a product of two features; they add up to 1. A wrong class costs 0.4, which at a temperature
    /// of 0.02 is e²⁰; opposite sides of the picture cost 0.1, so that place decides between what else looks alike.</summary>
    private const double LearnedShare = 0.5;
    private const double ClassShare = 0.4;
    private const double PlaceShare = 0.1;

    private static readonly Scalar LearnedLength = Scalars.Of((float)Math.Sqrt(LearnedShare));
    private static readonly Scalar ClassLength = Scalars.Of((float)Math.Sqrt(ClassShare));
    private static readonly float PlaceLength = (float)Math.Sqrt(PlaceShare);

    /// <summary>Length of a feature that is made of <paramref name="learned"/> channels and <paramref name="labels"/> classes.</summary>
    public static int Channels(int learned, int labels) => learned + labels + PlaceChannels;

    /// <param name="learned">B×f×H×W unit vectors.</param>
    /// <param name="shares">B×L×H×W, share of each class, 0..1; zeros where nothing is known.</param>
    /// <returns>B×(f + L + 3)×H×W unit vectors: learned, classes, place.</returns>
    public static Tensor Join(Tensor learned, Tensor shares)
    {
        using var scope = NewDisposeScope();

        // Shares keep their length: a mixed pixel, or a head that hesitates, has less of a say.
        var classes = shares.mul(ClassLength);
        var place = Place(learned.shape[2], learned.shape[3], learned.device).expand(learned.shape[0], -1, -1, -1);
        return UnitVectors.Normalize(cat([learned.mul(LearnedLength), classes, place], 1)).MoveToOuterDisposeScope();
    }

    /// <summary>Places on an eighth of a sphere, 1×3×H×W: products fall smoothly with distance, to 0 across the picture.</summary>
    private static Tensor Place(long height, long width, Device device)
    {
        var values = new float[PlaceChannels * height * width];
        var plane = (int)(height * width);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (south, east) = (Math.PI / 2 * (row + 0.5) / height, Math.PI / 2 * (column + 0.5) / width);
                var pixel = (int)((row * width) + column);
                values[pixel] = PlaceLength * (float)(Math.Cos(south) * Math.Cos(east));
                values[plane + pixel] = PlaceLength * (float)(Math.Cos(south) * Math.Sin(east));
                values[(2 * plane) + pixel] = PlaceLength * (float)Math.Sin(south);
            }
        }

        return tensor(values, device: device).reshape(1, PlaceChannels, height, width).clone();
    }
}
