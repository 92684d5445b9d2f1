using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Draws a pose as the released model's 20 channels, 0…255: the coloured skeleton in three channels, then the distances to each limb. It
/// draws on a canvas of twice the size and halves the result. At 512×512 the arithmetic is that of the released preprocessing; at other
/// sizes the limbs' thickness and the unit of distance scale with the canvas's longer side.
/// </summary>
internal sealed class PoseRasterizer
{
    public const int Channels = 20;

    private const int ColorChannels = 3;
    private const double ReleasedCanvas = 1024;
    private const double ReleasedRadius = 20;

    private readonly PixelSize _target;
    private readonly PixelSize _canvas;
    private readonly double _radius;
    private readonly byte[] _map;

    private PoseRasterizer(PixelSize target)
    {
        _target = target;
        _canvas = new PixelSize(2 * target.Width, 2 * target.Height);
        _radius = ReleasedRadius * _canvas.LongerSide / ReleasedCanvas;
        _map = new byte[Channels * target.Pixels];
    }

    /// <summary>Returns 20 × Height × Width bytes.</summary>
    /// <param name="pose">The pose, which is scaled to the target, each axis on its own.</param>
    /// <param name="target">Size of the channels; at least 2 pixels per side.</param>
    public static byte[] Rasterize(Pose pose, PixelSize target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.ShorterSide, 2);
        var rasterizer = new PoseRasterizer(target);
        rasterizer.Draw(pose);
        return rasterizer._map;
    }

    private void Draw(Pose pose)
    {
        var joints = pose.ScaledTo(_canvas);
        var spans = new RowSpans(_canvas);
        for (var index = 0; index < joints.Length; index++)
        {
            if (joints[index] is { } joint)
            {
                DrawJoint(joint, spans);
                Paint(spans, PoseSkeleton.Colors[index], opaque: true);
            }
        }

        var distances = new LimbDistances(_canvas);
        for (var limb = 0; limb < PoseSkeleton.Limbs.Length; limb++)
        {
            var (from, to) = PoseSkeleton.Limbs[limb];
            spans.Clear();
            if (joints[from] is { } a && joints[to] is { } b)
            {
                LimbEllipse.Draw(spans, a, b, Math.Max((int)_radius, 1));
                Paint(spans, PoseSkeleton.Colors[limb], opaque: false);
            }

            distances.Write(spans, Plane(ColorChannels + limb));
        }
    }

    private Span<byte> Plane(int channel) => _map.AsSpan(channel * (int)_target.Pixels, (int)_target.Pixels);

    /// <summary>Draws a disc of all pixels within the radius of the joint, whose coordinates are truncated to integers.</summary>
    private void DrawJoint(Joint joint, RowSpans spans)
    {
        spans.Clear();
        var (centreX, centreY) = ((int)joint.X, (int)joint.Y);
        for (var dy = -(int)_radius; dy <= _radius; dy++)
        {
            var dx = (int)Math.Sqrt(_radius * _radius - dy * dy);
            spans.Include(centreX - dx, centreY + dy);
            spans.Include(centreX + dx, centreY + dy);
        }
    }

    /// <summary>
    /// Paints a shape. Only the canvas pixels (2x+1, 2y+1) survive the halving, so only they are painted. Limbs are blended at 60 %; no
    /// multiple of a fifth lies halfway between integers, so rounding to nearest needs no rule for ties.
    /// </summary>
    private void Paint(RowSpans spans, (byte First, byte Second, byte Third) color, bool opaque)
    {
        ReadOnlySpan<byte> values = [color.First, color.Second, color.Third];
        for (var y = 0; y < _target.Height; y++)
        {
            if (!spans.TryGetRow(2 * y + 1, out var left, out var right))
            {
                continue;
            }

            // Odd canvas columns, from left to right.
            for (int x = left / 2, end = (right - 1) >> 1; x <= end; x++)
            {
                for (var channel = 0; channel < ColorChannels; channel++)
                {
                    ref var old = ref Plane(channel)[y * _target.Width + x];
                    old = opaque ? values[channel] : (byte)((6 * values[channel] + 4 * old + 5) / 10);
                }
            }
        }
    }
}
