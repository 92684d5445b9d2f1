using System.Runtime.Intrinsics;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Colours and classes on a <see cref="PaddedGrid"/>. The margin repeats the border's colours and has class <see cref="Outside"/>; along a tiled axis it
/// has the colours and classes of the opposite side.
/// </summary>
internal sealed class LabelledPicture
{
    /// <summary>Class of the margin.</summary>
    public const byte Outside = 255;

    /// <summary>Class of pixels that must not be copied.</summary>
    public const byte Unusable = 254;

    private readonly uint[] _pixels;

    /// <summary>Creates a black picture.</summary>
    /// <param name="grid">The grid of the picture.</param>
    /// <param name="classes">Classes, height × width.</param>
    public LabelledPicture(PaddedGrid grid, ReadOnlySpan<byte> classes)
    {
        Grid = grid;
        _pixels = new uint[grid.Length];
        Array.Fill(_pixels, (uint)Outside << 24);
        for (var y = 0; y < grid.Height; y++)
        {
            var row = _pixels.AsSpan(grid.At(0, y), grid.Width);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = (uint)classes[(y * grid.Width) + x] << 24;
            }
        }

        grid.Repeat(_pixels);
    }

    /// <summary>Creates a picture from its colours and classes.</summary>
    /// <param name="picture">The colours.</param>
    /// <param name="classes">Classes, height × width of the picture.</param>
    public static LabelledPicture From(Picture picture, ReadOnlySpan<byte> classes)
    {
        var grid = new PaddedGrid(picture.Width, picture.Height);
        var labelled = new LabelledPicture(grid, classes);
        var rgb = picture.Pixels;
        for (var y = 0; y < grid.Height; y++)
        {
            var row = labelled._pixels.AsSpan(grid.At(0, y), grid.Width);
            for (var x = 0; x < row.Length; x++)
            {
                var at = Picture.Channels * ((y * grid.Width) + x);
                row[x] |= (uint)(rgb[at] | rgb[at + 1] << 8 | rgb[at + 2] << 16);
            }
        }

        labelled.ExtendBorder();
        return labelled;
    }

    /// <summary>Returns a picture with the same colours and other classes.</summary>
    /// <param name="classes">Classes, height × width.</param>
    public LabelledPicture With(ReadOnlySpan<byte> classes)
    {
        var other = new LabelledPicture(Grid, classes);
        for (var position = 0; position < _pixels.Length; position++)
        {
            other.Paint(position, _pixels[position]);
        }

        return other;
    }

    public PaddedGrid Grid { get; }

    /// <summary>Red in the lowest byte, then green, blue, class.</summary>
    public ReadOnlySpan<uint> Pixels => _pixels;

    public byte Class(int position) => (byte)(_pixels[position] >> 24);

    /// <summary>Returns the classes, height × width, without the margin.</summary>
    public byte[] Classes()
    {
        var classes = new byte[Grid.Width * Grid.Height];
        for (var y = 0; y < Grid.Height; y++)
        {
            var row = _pixels.AsSpan(Grid.At(0, y), Grid.Width);
            var labels = classes.AsSpan(y * Grid.Width, Grid.Width);
            for (var x = 0; x < row.Length; x++)
            {
                labels[x] = (byte)(row[x] >> 24);
            }
        }

        return classes;
    }

    /// <summary>Sets a pixel's colour and keeps its class.</summary>
    /// <param name="position">A position inside the margin.</param>
    /// <param name="pixel">The colour, as in <see cref="Pixels"/>; its class is ignored.</param>
    public void Paint(int position, uint pixel) => _pixels[position] = (pixel & 0x00FFFFFFu) | (_pixels[position] & 0xFF000000u);

    /// <summary>Sets a pixel's colour from red, green and blue, rounded and clamped; the fourth lane is ignored.</summary>
    public void Paint(int position, Vector128<float> color)
    {
        var rounded = Vector128.ConvertToInt32(Vector128.Clamp(color, Vector128<float>.Zero, Vector128.Create(255f)) + Vector128.Create(0.5f));
        Paint(position, (uint)(rounded[0] | rounded[1] << 8 | rounded[2] << 16));
    }

    /// <summary>Returns red, green and blue, 0…255, and the class.</summary>
    public Vector128<float> Color(int position)
    {
        var bytes = Vector128.CreateScalar(_pixels[position]).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    /// <summary>Copies the pixels outside a window from a picture that has the same classes there.</summary>
    public void RestoreOutside(SynthesisWindow window, LabelledPicture from)
    {
        for (var y = 0; y < Grid.Height; y++)
        {
            Restore(Grid.At(0, y), Grid.At(window.Left(y), y));
            Restore(Grid.At(window.End(y), y), Grid.At(Grid.Width, y));
        }

        ExtendBorder();

        void Restore(int first, int end) => from._pixels.AsSpan(first, end - first).CopyTo(_pixels.AsSpan(first));
    }

    /// <summary>Copies colours into the margin; call it when all pixels are painted.</summary>
    public void ExtendBorder()
    {
        foreach (var (x, y) in Grid.MarginPixels())
        {
            Paint(Grid.At(x, y), _pixels[Grid.At(Grid.Column(x), Grid.Row(y))]);
        }
    }

    /// <summary>
    /// Halves the size, rounding up; along a tiled axis, an odd side ends with a pixel of its beginning. A pixel takes the class of the last of its four pixels and the mean colour of those with that class,
    /// so that regions do not bleed into each other.
    /// </summary>
    public LabelledPicture Halve()
    {
        var half = new PaddedGrid((Grid.Width + 1) / 2, (Grid.Height + 1) / 2, Grid.Tile);
        var classes = new byte[half.Width * half.Height];
        var halved = new LabelledPicture(half, classes);
        RowBands.Run(half.Height, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                for (var x = 0; x < half.Width; x++)
                {
                    int left = 2 * x, right = Grid.Column(left + 1), top = 2 * y, bottom = Grid.Row(top + 1);
                    halved._pixels[half.At(x, y)] = Mean(
                        _pixels[Grid.At(right, bottom)], _pixels[Grid.At(left, bottom)], _pixels[Grid.At(right, top)], _pixels[Grid.At(left, top)]);
                }
            }
        });
        half.Repeat(halved._pixels);
        halved.ExtendBorder();
        return halved;
    }

    public Picture ToPicture()
    {
        var rgb = new byte[Picture.Channels * Grid.Width * Grid.Height];
        for (var y = 0; y < Grid.Height; y++)
        {
            var row = _pixels.AsSpan(Grid.At(0, y), Grid.Width);
            for (var x = 0; x < row.Length; x++)
            {
                var at = Picture.Channels * ((y * Grid.Width) + x);
                (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)row[x], (byte)(row[x] >> 8), (byte)(row[x] >> 16));
            }
        }

        return new Picture(new PixelSize(Grid.Width, Grid.Height), rgb);
    }

    /// <summary>Returns the mean of the pixels that have the first one's class.</summary>
    private static uint Mean(uint first, uint second, uint third, uint fourth)
    {
        if (first == second && first == third && first == fourth)
        {
            return first;
        }

        var label = first >> 24;
        uint red = 0, green = 0, blue = 0, count = 0;
        foreach (var pixel in (ReadOnlySpan<uint>)[first, second, third, fourth])
        {
            if (pixel >> 24 == label)
            {
                red += pixel & 255;
                green += (pixel >> 8) & 255;
                blue += (pixel >> 16) & 255;
                count++;
            }
        }

        var half = count / 2;
        return ((red + half) / count) | ((green + half) / count) << 8 | ((blue + half) / count) << 16 | label << 24;
    }
}
