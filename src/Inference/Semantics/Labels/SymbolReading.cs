namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>The interpretation of all symbols of a label map under one coding.</summary>
internal sealed class SymbolReading
{
    /// <summary>Largest deviation of a colour channel, in levels.</summary>
    private const int Levels = 8;

    private SymbolReading(LabelCoding coding, int[] classes, bool[] mended)
    {
        Coding = coding;
        Classes = classes;
        Mended = mended;
    }

    public LabelCoding Coding { get; }

    /// <summary>The index of each symbol's class, or a <see cref="Mark"/>.</summary>
    public int[] Classes { get; }

    /// <summary>Whether a symbol's value is only close to its class.</summary>
    public bool[] Mended { get; }

    /// <summary>Whether every symbol matches its class exactly or is ignored.</summary>
    public bool IsExact => !Mended.Contains(true) && Classes.All(index => index is >= 0 or Mark.Ignored);

    public static SymbolReading By(LabelCoding coding, LabelImage image, ClassTable classes, IgnoreSet ignore, bool isTolerant)
    {
        var reading = new SymbolReading(coding, new int[image.Symbols.Count], new bool[image.Symbols.Count]);
        for (var i = 0; i < image.Symbols.Count; i++)
        {
            (reading.Classes[i], reading.Mended[i]) = Read(image.Symbols[i]);
        }

        return reading;

        (int Class, bool Mended) Read(LabelSymbol symbol)
        {
            // A palette's alpha does not apply to its indices when these are ids.
            var hasAlpha = symbol.Alpha != 255 && !(image.Encoding == LabelEncoding.Palette && coding == LabelCoding.Ids);
            if (hasAlpha && (symbol.Alpha < (isTolerant ? 128 : 255)))
            {
                return (ignore.Transparent ? Mark.Ignored : Mark.Transparent, false);
            }

            var (index, mended) = coding == LabelCoding.Colors ? ReadColor(symbol.Color) : (ReadId(symbol.IdBy(coding)), false);
            return (index, mended || (hasAlpha && index >= 0));
        }

        int ReadId(int? id) => id is not { } value ? Mark.Unknown : ignore.HasId(value) ? Mark.Ignored : classes.IndexOfId(value);

        (int Class, bool Mended) ReadColor(int? color)
        {
            if (color is not { } rgb)
            {
                return (Mark.Unknown, false);
            }

            if (ignore.HasColor(rgb))
            {
                return (Mark.Ignored, false);
            }

            var exact = classes.IndexOfColor(rgb);
            var near = exact == ClassTable.Unknown && isTolerant ? classes.IndexNear(rgb, Levels) : exact;
            return (near, near != exact);
        }
    }

    /// <summary>Returns the share of pixels that have a class or are ignored.</summary>
    public double Explained(LabelImage image) => Share(image, i => Classes[i] is >= 0 or Mark.Ignored);

    /// <summary>Returns the share of pixels that another reading assigns to another class.</summary>
    public double Differs(SymbolReading other, LabelImage image) => Share(image, i => Classes[i] != other.Classes[i]);

    /// <summary>Counts the classes that cover at least 1/200 of the map each.</summary>
    public int SizeableClasses(LabelImage image) => image.Symbols
        .Select((symbol, i) => (Class: Classes[i], symbol.Count))
        .Where(symbol => symbol.Class >= 0)
        .GroupBy(symbol => symbol.Class, symbol => (long)symbol.Count)
        .Count(counts => 200 * counts.Sum() >= image.Size.Pixels);

    private static double Share(LabelImage image, Func<int, bool> matches)
    {
        var pixels = 0L;
        for (var i = 0; i < image.Symbols.Count; i++)
        {
            pixels += matches(i) ? image.Symbols[i].Count : 0;
        }

        return (double)pixels / image.Size.Pixels;
    }
}
