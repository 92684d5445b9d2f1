using SkiaSharp;

namespace CoCosNet.Training.Imaging;

/// <summary>Draws small capitals of 3×5 squares, because a training machine may have no font.</summary>
internal static class PixelText
{
    /// <summary>Height of a line in pixels.</summary>
    public const int Height = Rows * Square;

    private const int Rows = 5;
    private const int Square = 2;
    private const int Advance = 4 * Square;

    // One digit per row from the top; its bits are the three squares.
    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['a'] = "25755",
        ['b'] = "65656",
        ['c'] = "34443",
        ['d'] = "65556",
        ['e'] = "74647",
        ['f'] = "74644",
        ['g'] = "34553",
        ['h'] = "55755",
        ['i'] = "72227",
        ['j'] = "11152",
        ['k'] = "55655",
        ['l'] = "44447",
        ['m'] = "57755",
        ['n'] = "65555",
        ['o'] = "25552",
        ['p'] = "65644",
        ['q'] = "25573",
        ['r'] = "65655",
        ['s'] = "34216",
        ['t'] = "72222",
        ['u'] = "55557",
        ['v'] = "55552",
        ['w'] = "55775",
        ['x'] = "55255",
        ['y'] = "55222",
        ['z'] = "71247",
        ['0'] = "75557",
        ['1'] = "26227",
        ['2'] = "71747",
        ['3'] = "71717",
        ['4'] = "55711",
        ['5'] = "74717",
        ['6'] = "74757",
        ['7'] = "71122",
        ['8'] = "75757",
        ['9'] = "75717",
        ['.'] = "00002",
        ['-'] = "00700",
        ['+'] = "02720",
        ['('] = "24442",
        [')'] = "21112",
    };

    /// <summary>Draws a line; unknown characters leave a gap.</summary>
    /// <param name="canvas">Canvas to draw on.</param>
    /// <param name="text">Text, in upper or lower case.</param>
    /// <param name="x">Position that <paramref name="align"/> refers to.</param>
    /// <param name="top">Top of the capitals.</param>
    /// <param name="align">Alignment of the text at <paramref name="x"/>.</param>
    /// <param name="ink">Paint, without antialiasing.</param>
    public static void Draw(SKCanvas canvas, string text, float x, float top, SKTextAlign align, SKPaint ink)
    {
        var width = (text.Length * Advance) - Square;
        var left = MathF.Round(align switch { SKTextAlign.Right => x - width, SKTextAlign.Center => x - (width / 2f), _ => x });
        top = MathF.Round(top);
        foreach (var letter in text)
        {
            var glyph = Glyphs.GetValueOrDefault(char.ToLowerInvariant(letter), "00000");
            for (var square = 0; square < 3 * Rows; square++)
            {
                var (row, column) = Math.DivRem(square, 3);
                if (((glyph[row] - '0') >> (2 - column) & 1) == 1)
                {
                    canvas.DrawRect(left + (column * Square), top + (row * Square), Square, Square, ink);
                }
            }

            left += Advance;
        }
    }
}
