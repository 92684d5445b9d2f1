namespace CoCosNet.Scenes.Rendering;

/// <summary>
/// Finds, for each pixel of water, the pixel whose mirror image it shows. A point at depth z and row ρ is mirrored at row 2·horizon − ρ +
/// 2·height/z: objects on the shore are mirrored at their foot, flat ground vanishes, and the sky is mirrored at the horizon.
/// </summary>
internal sealed class MirrorImage
{
    private const int Unknown = int.MinValue;

    private readonly Frame _frame;

    // How far each column's own image has climbed; the displayed image may come from a neighbouring column.
    private readonly int[] _climbed;

    private MirrorImage(Frame frame)
    {
        _frame = frame;
        _climbed = new int[frame.Width];
        Columns = new int[frame.Colors.Length];
        Rows = new int[frame.Colors.Length];
        Array.Fill(Rows, Unknown);
    }

    /// <summary>Column of the mirrored pixel: the pixel's own, except for water below an object that hides the shore.</summary>
    public int[] Columns { get; }

    /// <summary>Row of the mirrored pixel; negative above the picture.</summary>
    public int[] Rows { get; }

    public static MirrorImage Trace(Frame frame)
    {
        var image = new MirrorImage(frame);
        for (var row = 0; row < frame.Height; row++)
        {
            for (var column = 0; column < frame.Width; column++)
            {
                image.Start(column, row);
            }

            for (var column = 1; column < frame.Width; column++)
            {
                image.Borrow((row * frame.Width) + column, -1);
            }

            for (var column = frame.Width - 2; column >= 0; column--)
            {
                image.Borrow((row * frame.Width) + column, 1);
            }

            image.FillRest(row);
        }

        return image;
    }

    private void Start(int column, int row)
    {
        var surfaces = _frame.Layout.Surfaces;
        var at = (row * _frame.Width) + column;
        var above = at - _frame.Width;
        if (surfaces[at].Label != ClassIds.Water || above < 0)
        {
            return;
        }

        if (surfaces[above].Label != ClassIds.Water)
        {
            _climbed[column] = surfaces[above].Depth >= 0.98f * surfaces[at].Depth ? row - 1 : Unknown;
        }

        if (_climbed[column] != Unknown)
        {
            _climbed[column] = Climb(_climbed[column], column, row, surfaces[at].Depth, out var hidden);
            Columns[at] = column;
            Rows[at] = hidden ? Unknown : _climbed[column];
        }
    }

    // A crown or trunk in front hides the shore of this column or the mirrored object, so the image of the adjacent column is continued.
    private void Borrow(int at, int side)
    {
        if (_frame.Layout.Surfaces[at].Label == ClassIds.Water && Rows[at] == Unknown)
        {
            Rows[at] = Rows[at + side];
            Columns[at] = Columns[at + side];
        }
    }

    // If no column can provide an image, uses the column's own position, or the mirrored sky.
    private void FillRest(int row)
    {
        for (var column = 0; column < _frame.Width; column++)
        {
            var at = (row * _frame.Width) + column;
            if (Rows[at] == Unknown)
            {
                Columns[at] = column;
                Rows[at] = _climbed[column] != Unknown ? _climbed[column] : (int)(2f * _frame.Layout.Camera.Horizon * _frame.Height) - row;
            }
        }
    }

    private int Climb(int from, int column, int row, float waterDepth, out bool hidden)
    {
        var horizon = 2f * _frame.Layout.Camera.Horizon * _frame.Height;
        var up = from;
        hidden = false;
        while (up >= 0)
        {
            ref readonly var surface = ref _frame.Layout.Surfaces[(up * _frame.Width) + column];
            var nearer = surface.Depth < 0.85f * waterDepth;
            var foot = 2f * _frame.Layout.Camera.Height * _frame.Layout.Camera.Focal * _frame.Height / surface.Depth;
            var image = horizon - up + foot;
            if (!nearer && surface.Label != ClassIds.Water && image >= row)
            {
                hidden = image > row + 3f + (0.012f * _frame.Height);
                return up;
            }

            up--;
        }

        return Math.Min(-1, (int)(horizon - row));
    }
}
