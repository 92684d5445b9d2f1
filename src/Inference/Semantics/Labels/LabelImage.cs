using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>A label map as stored in its file: one symbol per pixel, not yet interpreted.</summary>
/// <param name="Size">Width and height.</param>
/// <param name="Encoding">How the file stores it.</param>
/// <param name="IsLossy">Whether lossy compression may have changed pixels.</param>
/// <param name="Codes">Height × Width indices into <paramref name="Symbols"/>.</param>
/// <param name="Symbols">The distinct values.</param>
internal sealed record LabelImage(PixelSize Size, LabelEncoding Encoding, bool IsLossy, int[] Codes, IReadOnlyList<LabelSymbol> Symbols)
{
    public LabelSymbol SymbolAt(int pixel) => Symbols[Codes[pixel]];

    /// <summary>Describes the position of a pixel for error messages.</summary>
    public string Place(int pixel) => $"x {pixel % Size.Width}, y {pixel / Size.Width}";
}

/// <summary>How a file stores the pixels of a label map.</summary>
internal enum LabelEncoding
{
    /// <summary>One grey value per pixel.</summary>
    Grey,

    /// <summary>One palette index per pixel.</summary>
    Palette,

    /// <summary>One colour per pixel.</summary>
    Color,
}

/// <summary>The ways to interpret the values of a label map.</summary>
internal enum LabelCoding
{
    /// <summary>Grey values or palette indices are class ids.</summary>
    Ids,

    /// <summary>Grey values of fewer than 8 bits are class ids as stored, not scaled to 0…255.</summary>
    NarrowIds,

    /// <summary>Colours are those of the classes.</summary>
    Colors,

    /// <summary>Colours with equal R, G and B, whose value is the class id.</summary>
    GreyIds,
}

/// <summary>A distinct value in a label map's file.</summary>
/// <param name="Id">Grey value scaled to 8 bits, or palette index; null for colours.</param>
/// <param name="NarrowId">Grey value as stored if it has fewer than 8 bits; otherwise null.</param>
/// <param name="Color">0xRRGGBB; null if the palette lacks the entry.</param>
/// <param name="Alpha">Opacity, 0 to 255.</param>
internal sealed record LabelSymbol(int? Id, int? NarrowId, int? Color, int Alpha)
{
    /// <summary>Number of pixels with this value.</summary>
    public int Count { get; set; }

    /// <summary>Index of the first pixel with this value.</summary>
    public int First { get; init; }

    /// <summary>The common value of R, G and B; null if they differ.</summary>
    public int? Grey => Color is { } rgb && (rgb & 255) == (rgb >> 8 & 255) && (rgb & 255) == rgb >> 16 ? rgb & 255 : null;

    /// <summary>Returns the class id that a coding of ids gives this symbol, or null.</summary>
    public int? IdBy(LabelCoding coding) => coding switch
    {
        LabelCoding.Ids => Id,
        LabelCoding.NarrowIds => NarrowId,
        LabelCoding.GreyIds => Grey,
        _ => null,
    };
}
