using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Joins what a network learned about a pixel with what its map says: its class, the classes around it, near and far, and roughly where it
/// lies. A departure from paper and released code, for models whose map is labels. Inside a region a map has nothing to match by; how its
/// borders run is all that tells one place from another, and this measures it. See docs/decisions/0015-anchors.md.
/// </summary>
internal static class FeatureAnchors
{
    /// <summary>Shares of the parts in a product of two features; they add up to 1. A wrong class costs 0.32, which at a temperature of 0.02
    /// is e¹⁶; opposite corners of the picture cost 0.01, so that place decides between what else looks alike.</summary>
    private const double LearnedShare = 0.18;
    private const double ClassShare = 0.32;
    private const double NearShare = 0.245;
    private const double FarShare = 0.245;
    private const double PlaceShare = 0.01;

    /// <summary>Radii of the surroundings, as parts of a level's longer side.</summary>
    private const int NearPart = 48;
    private const int FarPart = 11;

    /// <summary>Numbers that a place takes.</summary>
    public const int PlaceChannels = 3;

    private static readonly double PlaceLength = Math.Sqrt(PlaceShare);

    /// <param name="learned">B×f×H×W unit vectors; null where nothing is.</param>
    /// <param name="shares">B×L×H×W, share of each class, 0..1; zeros where nothing is known.</param>
    /// <param name="finest">Whether this is the level of the full size: the coarser ones have decided what far surroundings decide, and
    /// without these the near ones have the last word.</param>
    /// <returns>B×(f + 9L + 3)×H×W unit vectors: learned, class, near, far, place; B×(f + 5L + 3)×H×W, without far, at the finest level; f is 0
    /// where nothing is learned.</returns>
    public static Tensor Join(Tensor? learned, Tensor shares, bool finest)
    {
        using var scope = NewDisposeScope();
        long height = shares.shape[2], width = shares.shape[3];
        var place = Place(height, width, shares.device);
        var parts = Parts(Math.Max(height, width), finest);
        var kernel = shares.device.type == DeviceType.CPU && !(is_grad_enabled() && (learned?.requires_grad == true || shares.requires_grad));
        return (kernel ? AnchorKernel.Join(learned, shares, place, parts) : Plain(learned, shares, place, parts)).MoveToOuterDisposeScope();
    }

    /// <summary>In plain tensor operations: the readable reference, and what learns or runs on a GPU.</summary>
    internal static Tensor Plain(Tensor? learned, Tensor shares, Tensor place, AnchorParts parts)
    {
        using var scope = NewDisposeScope();

        // A pixel's own shares keep their length: a mixed pixel, or a head that hesitates, has less of a say.
        List<Tensor> joined = learned is null ? [] : [Weigh(learned, parts.LearnedLength)];
        joined.Add(Weigh(shares, parts.ClassLength));
        joined.AddRange(parts.Radii.Zip(parts.AroundLengths, (radius, length) => Weigh(ClassSurroundings.Of(shares, radius), length)));
        joined.Add(place.unsqueeze(0).expand(shares.shape[0], -1, -1, -1));
        return UnitVectors.Normalize(cat([.. joined], 1)).MoveToOuterDisposeScope();
    }

    internal static AnchorParts Parts(long side, bool finest)
    {
        var near = Length(NearShare / ClassSurroundings.Windows);
        float[] lengths = finest ? [near] : [near, Length(FarShare / ClassSurroundings.Windows)];
        int[] radii = finest ? [Radius(side, NearPart)] : [Radius(side, NearPart), Radius(side, FarPart)];
        return new AnchorParts(Length(LearnedShare), Length(ClassShare), lengths, radii);
    }

    private static int Radius(long side, int part) => (int)Math.Max(1, Math.Round((double)side / part));

    private static float Length(double share) => (float)Math.Sqrt(share);

    private static Tensor Weigh(Tensor x, float length)
    {
        var scalar = Scalars.Of(length);
        var weighed = x.mul(scalar);
        GC.KeepAlive(scalar);
        return weighed;
    }

    /// <summary>Places on an eighth of a sphere, 3×H×W: products fall smoothly with distance, to 0 across the picture.</summary>
    internal static Tensor Place(long height, long width, Device device)
    {
        var (southCosine, southSine) = Arc(height, PlaceLength, device);
        var (eastCosine, eastSine) = Arc(width, 1, device);
        return stack([southCosine.outer(eastCosine), southCosine.outer(eastSine), southSine.unsqueeze(1).expand(-1, width)]);
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
