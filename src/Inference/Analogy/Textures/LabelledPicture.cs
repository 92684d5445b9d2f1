using System.Runtime.Intrinsics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>Colours and classes on a <see cref="PaddedGrid"/>. The margin repeats the border's pixels but belongs to no class.</summary>
internal sealed class LabelledPicture
{
    /// <summary>Class of the margin.</summary>
    public const short Outside = -1;

    private readonly uint[] _pixels;
    private readonly short[] _classes;

    /// <summary>A black picture.</summary>
    public LabelledPicture(PaddedGrid grid, LabelMap map)
    {
        Grid = grid;
        _pixels = new uint[grid.Length];
        _classes = new short[grid.Length];
        Array.Fill(_classes, Outside);
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            _classes[grid.Position(pixel)] = map.Indices[pixel];
        }
    }

    /// <summary>A picture of the map's size with its classes.</summary>
    public static LabelledPicture From(Picture picture, PaddedGrid grid, LabelMap map)
    {
        var labelled = new LabelledPicture(grid, map);
        var rgb = picture.Pixels;
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            var at = Picture.Channels * pixel;
            labelled.Paint(grid.Position(pixel), (uint)(rgb[at] | rgb[at + 1] << 8 | rgb[at + 2] << 16));
        }

        labelled.ExtendBorder();
        return labelled;
    }

    public PaddedGrid Grid { get; }

    /// <summary>Red in the lowest byte, then green, blue, class.</summary>
    public ReadOnlySpan<uint> Pixels => _pixels;

    /// <summary>A class a position, <see cref="Outside"/> in the margin.</summary>
    public ReadOnlySpan<short> Classes => _classes;

    /// <summary>Sets a pixel's colour; its class stays.</summary>
    /// <param name="position">Inside the margin.</param>
    /// <param name="rgb">As in <see cref="Pixels"/>, the highest byte 0.</param>
    public void Paint(int position, uint rgb) => _pixels[position] = rgb | (uint)_classes[position] << 24;

    /// <summary>Sets a pixel's colour from red, green and blue, rounded and clamped; the fourth lane does not matter.</summary>
    public void Paint(int position, Vector128<float> color)
    {
        var rounded = Vector128.ConvertToInt32(Vector128.Clamp(color, Vector128<float>.Zero, Vector128.Create(255f)) + Vector128.Create(0.5f));
        Paint(position, (uint)(rounded[0] | rounded[1] << 8 | rounded[2] << 16));
    }

    /// <summary>Red, green, blue of 0…255, and 0.</summary>
    public Vector128<float> Color(int position)
    {
        var bytes = Vector128.CreateScalar(_pixels[position] & 0x00FFFFFF).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    /// <summary>Copies the border into the margin; to be called when all pixels are painted.</summary>
    public void ExtendBorder()
    {
        for (var y = -PaddedGrid.Margin; y < Grid.Height + PaddedGrid.Margin; y++)
        {
            var row = Grid.At(0, Math.Clamp(y, 0, Grid.Height - 1));
            for (var x = -PaddedGrid.Margin; x < Grid.Width + PaddedGrid.Margin; x++)
            {
                _pixels[Grid.At(x, y)] = _pixels[row + Math.Clamp(x, 0, Grid.Width - 1)];
            }
        }
    }

    public Picture ToPicture()
    {
        var rgb = new byte[Picture.Channels * Grid.Width * Grid.Height];
        for (var pixel = 0; pixel < Grid.Width * Grid.Height; pixel++)
        {
            var color = _pixels[Grid.Position(pixel)];
            var at = Picture.Channels * pixel;
            (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)color, (byte)(color >> 8), (byte)(color >> 16));
        }

        return new Picture(new PixelSize(Grid.Width, Grid.Height), rgb);
    }
}
