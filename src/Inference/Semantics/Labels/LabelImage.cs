using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>A label map as it lies in its file: a symbol for each pixel, without meaning yet.</summary>
/// <param name="Size">Width and height.</param>
/// <param name="Encoding">How the file stores it.</param>
/// <param name="IsLossy">Whether compression may have changed pixels.</param>
/// <param name="Codes">Height × Width positions in <paramref name="Symbols"/>.</param>
/// <param name="Symbols">The distinct values.</param>
internal sealed record LabelImage(PixelSize Size, LabelEncoding Encoding, bool IsLossy, int[] Codes, IReadOnlyList<LabelSymbol> Symbols)
{
    public LabelSymbol SymbolAt(int pixel) => Symbols[Codes[pixel]];

    /// <summary>Where a pixel lies, in words.</summary>
    public string Place(int pixel) => $"x {pixel % Size.Width}, y {pixel / Size.Width}";
}

/// <summary>How a file stores the pixels of a label map.</summary>
internal enum LabelEncoding
{
    /// <summary>One value a pixel.</summary>
    Grey,

    /// <summary>One entry of a palette a pixel.</summary>
    Palette,

    /// <summary>A colour a pixel.</summary>
    Color,
}

/// <summary>What the values of a label map stand for.</summary>
internal enum LabelCoding
{
    /// <summary>Grey values or palette indices are class ids.</summary>
    Ids,

    /// <summary>Grey values of fewer than 8 bits are class ids as they are stored, not widened to 0…255.</summary>
    NarrowIds,

    /// <summary>Colours are the classes' colours.</summary>
    Colors,

    /// <summary>Colours whose R, G and B are all the class id.</summary>
    GreyIds,
}

/// <summary>One of the distinct values in a label map's file.</summary>
/// <param name="Id">Grey value at 8 bits, or palette index; null for colours.</param>
/// <param name="NarrowId">Grey value as stored, where that has fewer than 8 bits.</param>
/// <param name="Color">0xRRGGBB; null where a palette lacks the entry.</param>
/// <param name="Alpha">Opacity, 0 to 255.</param>
internal sealed record LabelSymbol(int? Id, int? NarrowId, int? Color, int Alpha)
{
    /// <summary>How many pixels have it.</summary>
    public int Count { get; set; }

    /// <summary>The first pixel that has it.</summary>
    public int First { get; init; }

    /// <summary>The common value of R, G and B, or null.</summary>
    public int? Grey => Color is { } rgb && (rgb & 255) == (rgb >> 8 & 255) && (rgb & 255) == rgb >> 16 ? rgb & 255 : null;

    /// <summary>The class id that it is by a coding of ids, or null.</summary>
    public int? IdBy(LabelCoding coding) => coding switch
    {
        LabelCoding.Ids => Id,
        LabelCoding.NarrowIds => NarrowId,
        LabelCoding.GreyIds => Grey,
        _ => null,
    };
}
