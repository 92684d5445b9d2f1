using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Joins a pixel's learned features with anchors computed from the map: its class, the near and far classes around it, and its approximate
/// place. A departure from the paper and the released code, for models with label maps. Inside a region a map gives nothing to match by;
/// only the course of its borders distinguishes places, and anchors measure that. See docs/decisions/0015-anchors.md.
/// </summary>
internal static class FeatureAnchors
{
    /// <summary>
    /// Shares of the parts in the dot product of two features; they sum to 1. A wrong class costs 0.32, which is a factor of e¹⁶ at
    /// temperature 0.02. Opposite corners of the picture cost 0.01, so place decides only between otherwise equal candidates.
    /// </summary>
    private const double LearnedShare = 0.18;
    private const double ClassShare = 0.32;
    private const double NearShare = 0.245;
    private const double FarShare = 0.245;
    private const double PlaceShare = 0.01;

    /// <summary>Radii of the surroundings, as fractions 1/n of a level's longer side.</summary>
    private const int NearPart = 48;
    private const int FarPart = 11;

    /// <summary>Channels of a place.</summary>
    public const int PlaceChannels = 3;

    private static readonly double PlaceLength = Math.Sqrt(PlaceShare);

    /// <param name="learned">B×f×H×W unit vectors; null if there are none.</param>
    /// <param name="shares">B×L×H×W, share of each class, 0..1; zeros where the class is unknown.</param>
    /// <param name="finest">Whether this is the full-size level, which omits far surroundings: coarser levels have already used them, and
    /// here the near ones should decide.</param>
    /// <returns>B×(f + 9L + 3)×H×W unit vectors: learned, class, near, far, place; B×(f + 5L + 3)×H×W, without far, at the finest level; f
    /// is 0 without learned features.</returns>
    public static Tensor Join(Tensor? learned, Tensor shares, bool finest)
    {
        using var scope = NewDisposeScope();
        long height = shares.shape[2], width = shares.shape[3];
        var place = Place(height, width, shares.device);
        var parts = Parts(Math.Max(height, width), finest);
        var kernel = shares.device.type == DeviceType.CPU && !(is_grad_enabled() && (learned?.requires_grad == true || shares.requires_grad));
        return (kernel ? AnchorKernel.Join(learned, shares, place, parts) : Plain(learned, shares, place, parts)).MoveToOuterDisposeScope();
    }

    /// <summary>Implementation in plain tensor operations: the readable reference, used in training and on a GPU.</summary>
    internal static Tensor Plain(Tensor? learned, Tensor shares, Tensor place, AnchorParts parts)
    {
        using var scope = NewDisposeScope();

        // A pixel's own shares are not normalised, so mixed or uncertain pixels count less.
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

    /// <summary>Maps places to an eighth of a sphere, 3×H×W: dot products fall smoothly with distance, to 0 across the picture.</summary>
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
