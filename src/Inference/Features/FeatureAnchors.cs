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
    /// <summary>Shares of the three parts in a product of two features; they add up to 1. A wrong class costs 0.4, which at a temperature
    /// of 0.02 is e²⁰; opposite sides of the picture cost 0.1, so that place decides between what else looks alike.</summary>
    private const double LearnedShare = 0.5;
    private const double ClassShare = 0.4;
    private const double PlaceShare = 0.1;

    private static readonly Scalar LearnedLength = Scalars.Of((float)Math.Sqrt(LearnedShare));
    private static readonly Scalar ClassLength = Scalars.Of((float)Math.Sqrt(ClassShare));
    private static readonly double PlaceLength = Math.Sqrt(PlaceShare);

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
        var (southCosine, southSine) = Arc(height, PlaceLength, device);
        var (eastCosine, eastSine) = Arc(width, 1, device);
        return stack([southCosine.outer(eastCosine), southCosine.outer(eastSine), southSine.unsqueeze(1).expand(-1, width)]).unsqueeze(0);
    }

    /// <summary>Cosine and sine along a quarter of a circle.</summary>
    private static (Tensor Cosine, Tensor Sine) Arc(long length, double radius, Device device)
    {
        double Angle(int place) => Math.PI / 2 * (place + 0.5) / length;
        var places = Enumerable.Range(0, (int)length).ToArray();
        float[] cosine = [.. places.Select(place => (float)(radius * Math.Cos(Angle(place))))];
        float[] sine = [.. places.Select(place => (float)(radius * Math.Sin(Angle(place))))];
        return (tensor(cosine, device: device), tensor(sine, device: device));
    }
}
