using System.Globalization;
using CoCosNet.Model.Layers;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// The class reader: predicts the classes of an exemplar that comes without a map, which <see cref="FeatureAnchors"/> need. It is a
/// separate U-net (Ronneberger et al. 2015) on thumbnails of the whole picture and of windows, so that objects have the same scale in large
/// and small pictures. Neither the paper nor the released code has one. See docs/decisions/0017-class-reader.md.
/// </summary>
internal sealed class ClassReader
{
    private const int Levels = 5;

    /// <summary>Longer side of the thumbnail, and</summary>
    private const int Side = 128;
    private const int SideMultiple = 1 << (Levels - 1);

    /// <summary>Windows along an axis, each half as long as the axis and evenly spaced.</summary>
    private const int WindowPlaces = 4;

    /// <summary>Share added to every class's estimated share, so that no class is ruled out.</summary>
    private static readonly Scalar LeastShare = Scalars.Of(0.005f);

    private static readonly int[] Widths = [48, 96, 128, 192, 192];

    private readonly NormConvolution[] _down = new NormConvolution[Levels];
    private readonly NormConvolution[] _deepen = new NormConvolution[Levels];
    private readonly NormConvolution[] _up = new NormConvolution[Levels - 1];
    private readonly Convolution _head;

    public ClassReader(ParameterScope scope, int labels)
    {
        for (var level = 0; level < Levels; level++)
        {
            var (from, to) = (level == 0 ? 3 : Widths[level - 1], Widths[level]);
            _down[level] = new NormConvolution(At("down", level), from, to, stride: level == 0 ? 1 : 2);
            _deepen[level] = new NormConvolution(At("deepen", level), to, to);
        }

        for (var level = 0; level < _up.Length; level++)
        {
            _up[level] = new NormConvolution(At("up", level), Widths[level + 1] + Widths[level], Widths[level]);
        }

        _head = new Convolution(scope.At("head"), new ConvolutionShape(Widths[0], labels, 3));

        ParameterScope At(string part, int level) => scope.At(string.Create(CultureInfo.InvariantCulture, $"{part}.{level}"));
    }

    /// <param name="type">Compute type.</param>
    /// <param name="picture">B×3×H×W, −1..1.</param>
    /// <returns>B×L×h×w float32 logits, 128 on the longer side.</returns>
    public Tensor forward(ScalarType type, Tensor picture)
    {
        using var scope = NewDisposeScope();
        var skips = new Tensor[Levels];
        for (var level = 0; level < Levels; level++)
        {
            var x = level == 0 ? Channels.Join(type, Thumbnail(picture)) : skips[level - 1];
            skips[level] = _deepen[level].forward(_down[level].forward(x, Activation.LeakyRelu), Activation.LeakyRelu);
        }

        var read = skips[^1];
        for (var level = _up.Length - 1; level >= 0; level--)
        {
            read = _up[level].forward(cat([Resize.NearestTwice(read), skips[level]], 1), Activation.LeakyRelu);
        }

        return Channels.ToPlanes(_head.forward(read)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Reads the classes of a picture from a thumbnail of the whole and from sixteen windows of half its sides, which show details such as
    /// furrows and leaves. The logits of both are added and adjusted by <see cref="WithShares"/>.
    /// </summary>
    /// <param name="type">Compute type.</param>
    /// <param name="picture">B×3×H×W, −1..1; sides are multiples of 32.</param>
    /// <returns>B×L×H×W logits.</returns>
    public Tensor Read(ScalarType type, Tensor picture)
    {
        using var scope = NewDisposeScope();
        long height = picture.shape[2], width = picture.shape[3], longer = Math.Max(height, width);
        var seen = Likelihoods(forward(type, picture), height, width);
        seen = longer > Side ? seen.add(ByWindows(type, picture), Scalars.One) : seen;
        return WithShares(seen).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Adjusts logits to the picture's estimated class shares, used as priors: one step of Saerens et al. (2002). The class reader is
    /// trained on layouts where any class can be next to any other, so a class with a tiny share is usually misread.
    /// </summary>
    /// <param name="seen">B×L×H×W logits.</param>
    /// <returns>B×L×H×W adjusted logits.</returns>
    public static Tensor WithShares(Tensor seen)
    {
        using var scope = NewDisposeScope();
        var shares = seen.softmax(1).mean([2, 3], keepdim: true);
        return seen.add(shares.add(LeastShare, Scalars.One).log(), Scalars.One).MoveToOuterDisposeScope();
    }

    /// <summary>Whether every pixel of a map has a label.</summary>
    /// <param name="map">B×L×H×W.</param>
    public static bool IsComplete(Tensor map)
    {
        using var scope = NewDisposeScope();
        return map.sum(1).ge(Scalars.One).all().item<bool>();
    }

    /// <summary>
    /// The map where it has a label, and elsewhere the most likely class, one-hot as in a map. A mixture of classes matches none of them
    /// well, and such regions become mosaics.
    /// </summary>
    /// <param name="map">B×L×H×W.</param>
    /// <param name="logits">Logits of <see cref="forward"/>.</param>
    /// <returns>B×L×H×W.</returns>
    public static Tensor Complete(Tensor map, Tensor logits)
    {
        using var scope = NewDisposeScope();
        var unknown = map.sum(1, keepdim: true).neg().add(Scalars.One, Scalars.One).clamp(Scalars.Zero, Scalars.One);
        var read = nn.functional.interpolate(logits, size: [map.shape[2], map.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false);
        var named = zeros_like(read).scatter_(1, read.argmax(1, keepdim: true), unknown);
        return map.add(named, Scalars.One).MoveToOuterDisposeScope();
    }

    /// <summary>Doubts about the classes that <see cref="Complete"/> adds.</summary>
    /// <param name="map">B×L×H×W.</param>
    /// <param name="logits">B×L×H×W of <see cref="Read"/>.</param>
    /// <returns>B×H×W, 0..1; 0 where the map has a label.</returns>
    public static Tensor Doubts(Tensor map, Tensor logits)
    {
        using var scope = NewDisposeScope();
        return logits.softmax(1).amax([1]).neg().add(Scalars.One, Scalars.One).mul(map.sum(1).lt(Scalars.One)).MoveToOuterDisposeScope();
    }

    /// <summary>Mean logits of the windows that contain each pixel.</summary>
    private Tensor ByWindows(ScalarType type, Tensor picture)
    {
        long batch = picture.shape[0], height = picture.shape[2] / 2, width = picture.shape[3] / 2;
        var corners = (from row in Places(height) from column in Places(width) select (Row: row, Column: column)).ToArray();
        Tensor Window(Tensor x, (long Row, long Column) corner) => x.narrow(2, corner.Row, height).narrow(3, corner.Column, width);
        var read = forward(type, cat([.. corners.Select(corner => Window(picture, corner))]));
        var sum = zeros([batch, read.shape[1], picture.shape[2], picture.shape[3]], device: picture.device);
        var count = zeros([1, 1, picture.shape[2], picture.shape[3]], device: picture.device);
        for (var i = 0; i < corners.Length; i++)
        {
            // Windows are enlarged one at a time; all together would take four times the memory of the picture's logits.
            using var scope = NewDisposeScope();
            Window(sum, corners[i]).add_(Likelihoods(read.narrow(0, i * batch, batch), height, width), Scalars.One);
            Window(count, corners[i]).add_(Scalars.One, Scalars.One);
        }

        return sum.div(count);
    }

    /// <summary>Start positions of the windows along an axis.</summary>
    private static IEnumerable<long> Places(long length) => Enumerable.Range(0, WindowPlaces).Select(i => i * length / (WindowPlaces - 1));

    private static Tensor Likelihoods(Tensor logits, long height, long width) =>
        nn.functional.interpolate(logits, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false).log_softmax(1);

    private static Tensor Thumbnail(Tensor picture)
    {
        long height = picture.shape[2], width = picture.shape[3], longer = Math.Max(height, width);
        long Short(long side) => Math.Max(1, (long)Math.Round((double)Side * side / longer / SideMultiple)) * SideMultiple;
        return nn.functional.adaptive_avg_pool2d(picture, [Short(height), Short(width)]);
    }
}
