using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Computes a limb's channel: its distances on the canvas as bytes, then downsampled by two in both directions. A byte is a third of the
/// distance on a canvas of 1024 pixels, clamped to 255.
/// </summary>
internal sealed class LimbDistances
{
    private const int ReleasedCanvas = 1024;

    private readonly PixelSize _canvas;
    private readonly CityBlockDistance _distance;
    private readonly byte[] _byteOf;
    private readonly byte[] _line;
    private readonly byte[] _narrowed;

    /// <param name="canvas">Twice the map's size.</param>
    public LimbDistances(PixelSize canvas)
    {
        _canvas = canvas;
        _distance = new CityBlockDistance(canvas);
        _line = new byte[canvas.Width];
        _narrowed = new byte[canvas.Width / 2 * canvas.Height];

        // The largest city-block distance is less than width plus height.
        _byteOf = new byte[canvas.Width + canvas.Height];
        for (var distance = 0; distance < _byteOf.Length; distance++)
        {
            _byteOf[distance] = (byte)Math.Min((long)distance * ReleasedCanvas / (3L * canvas.LongerSide), 255);
        }
    }

    /// <summary>Fills a channel of half the canvas's width and height; all 255 if the shape is empty.</summary>
    public void Write(RowSpans shape, Span<byte> channel)
    {
        if (shape.IsEmpty())
        {
            channel.Fill(255);
            return;
        }

        _distance.Measure(shape);
        var width = _canvas.Width / 2;
        for (var y = 0; y < _canvas.Height; y++)
        {
            var distances = _distance.Row(y);
            for (var x = 0; x < _line.Length; x++)
            {
                _line[x] = _byteOf[distances[x]];
            }

            Halve(_line, 1, _narrowed.AsSpan(y * width, width), 1, width);
        }

        for (var x = 0; x < width; x++)
        {
            Halve(_narrowed.AsSpan(x), width, channel[x..], width, _canvas.Height / 2);
        }
    }

    /// <summary>Applies Pillow's antialiased bilinear filter for exactly one half: weights 1, 3, 3, 1 over 8; at the borders 3, 3, 1 over 7.</summary>
    private static void Halve(ReadOnlySpan<byte> source, int sourceStep, Span<byte> target, int targetStep, int count)
    {
        var last = count - 1;
        target[0] = OverSeven(source[0], source[sourceStep], source[2 * sourceStep]);
        for (var i = 1; i < last; i++)
        {
            var first = (2 * i - 1) * sourceStep;
            var middle = source[first + sourceStep] + source[first + 2 * sourceStep];
            target[i * targetStep] = (byte)(source[first] + 3 * middle + source[first + 3 * sourceStep] + 4 >> 3);
        }

        var end = (2 * count - 1) * sourceStep;
        target[last * targetStep] = OverSeven(source[end], source[end - sourceStep], source[end - 2 * sourceStep]);
    }

    private static byte OverSeven(int outer, int middle, int inner) => (byte)((2 * (3 * outer + 3 * middle + inner) + 7) / 14);
}
