using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CoCosNet.Training.Evaluation.Segmenter;

/// <summary>
/// A small U-net that predicts the class of every pixel (Ronneberger et al. 2015, with strided convolutions and group norm). It works at
/// half the size, because it should distinguish materials, not trace borders.
/// </summary>
internal sealed class SegmenterNetwork : Module<Tensor, Tensor>
{
    /// <summary>Sides of pictures must be multiples of this.</summary>
    public const int SideMultiple = 16;

    // 13 classes in a full block of 16: see CpuLayout in CoCosNet.Model.
    private const int Outputs = 16;

    private readonly int _classes;
    private readonly SegmenterBlock _half;
    private readonly SegmenterBlock _halfAgain;
    private readonly SegmenterBlock _quarter;
    private readonly SegmenterBlock _quarterAgain;
    private readonly SegmenterBlock _eighth;
    private readonly SegmenterBlock _eighthAgain;
    private readonly SegmenterBlock _sixteenth;
    private readonly SegmenterBlock _sixteenthAgain;
    private readonly SegmenterBlock _upEighth;
    private readonly SegmenterBlock _upQuarter;
    private readonly SegmenterBlock _upHalf;
    private readonly Conv2d _head;

    /// <param name="classes">Number of classes, at most 16.</param>
    public SegmenterNetwork(int classes)
        : base(nameof(SegmenterNetwork))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, Outputs);
        _classes = classes;
        _half = new SegmenterBlock(3, 16, stride: 2);
        _halfAgain = new SegmenterBlock(16, 32);
        _quarter = new SegmenterBlock(32, 48, stride: 2);
        _quarterAgain = new SegmenterBlock(48, 48);
        _eighth = new SegmenterBlock(48, 64, stride: 2);
        _eighthAgain = new SegmenterBlock(64, 64);
        _sixteenth = new SegmenterBlock(64, 64, stride: 2);
        _sixteenthAgain = new SegmenterBlock(64, 64);
        _upEighth = new SegmenterBlock(128, 64);
        _upQuarter = new SegmenterBlock(112, 48);
        _upHalf = new SegmenterBlock(80, 32);
        _head = Conv2d(32, Outputs, 3, padding: 1);
        RegisterComponents();
    }

    /// <param name="input">B×3×H×W, −1..1; sides are multiples of <see cref="SideMultiple"/>.</param>
    /// <returns>B×classes×H×W logits.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var half = _halfAgain.forward(_half.forward(input));
        var quarter = _quarterAgain.forward(_quarter.forward(half));
        var eighth = _eighthAgain.forward(_eighth.forward(quarter));
        var x = _sixteenthAgain.forward(_sixteenth.forward(eighth));
        x = _upEighth.forward(cat([Twice(x), eighth], 1));
        x = _upQuarter.forward(cat([Twice(x), quarter], 1));
        x = _upHalf.forward(cat([Twice(x), half], 1));
        var logits = _head.forward(x).narrow(1, 0, _classes);
        return functional.interpolate(logits, size: [input.shape[2], input.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false)
            .MoveToOuterDisposeScope();
    }

    private static Tensor Twice(Tensor x) => functional.interpolate(x, size: [2 * x.shape[2], 2 * x.shape[3]], mode: InterpolationMode.Nearest);
}
