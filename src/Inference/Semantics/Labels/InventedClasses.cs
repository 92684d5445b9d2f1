using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Finds classes that interpolation produced: smooth resizing of a map of ids leaves, between the ids 2 and 9, a thin band of 3 to 8.
/// Because thin objects exist too, bands are corrected only if a large share of the borders has one; if a smaller share has one, a note is
/// added.
/// </summary>
internal static class InventedClasses
{
    /// <summary>Share of borders with bands from which bands are attributed to interpolation.</summary>
    private const double Many = 1 / 3d;

    /// <summary>Share of borders with bands from which a note is added.</summary>
    private const double Some = 0.1;

    /// <param name="grid">The map; invented classes are corrected.</param>
    /// <param name="space">The space of the classes' values.</param>
    /// <returns>A note if the bands may be real objects; otherwise null.</returns>
    public static MapNote? Mend(LabelGrid grid, LabelSpace space)
    {
        var hasMixes = grid.Mended.Contains(true);
        var scan = BandScan.Of(grid, space);
        var (bands, thin) = Invented(grid, scan.Bands);
        if (bands.Count == 0)
        {
            return null;
        }

        var share = (double)bands.Count / (bands.Count + scan.PlainBorders);
        var isVaried = bands.Select(band => (band.First, band.Second)).Distinct().Skip(2).Any()
            || bands.SelectMany(band => band.Pixels).Select(pixel => grid.Classes[pixel]).Distinct().Skip(1).Any();
        if (share < Many || !(hasMixes || isVaried))
        {
            var pixels = bands.SelectMany(band => band.Pixels).Distinct().Count();
            return share < Some
                ? null
                : new MapNote(
                    "thin_bands",
                    $"{pixels} pixels lie in bands of at most two pixels whose class is between those on both sides; they are kept. If the map was resized "
                    + "smoothly, resize it by the nearest neighbour.");
        }

        foreach (var band in bands)
        {
            foreach (var pixel in band.Pixels)
            {
                _ = space.IsMix(space.ValueOf(grid.Classes[pixel]), band.First, band.Second, out var part, out _);
                grid.Mend(pixel, part <= 0.5f ? band.First : band.Second);
            }
        }

        PaintRest(grid, thin);
        return null;
    }

    /// <summary>Repaints the pixels that interpolation leaves outside bands where three classes meet: those of thin pieces, and those of
    /// classes that are nowhere wide.</summary>
    private static void PaintRest(LabelGrid grid, List<int> thin)
    {
        var isWide = new HashSet<int>(Enumerable.Range(0, grid.Classes.Length).Where(pixel => grid.IsWide(pixel)).Select(pixel => grid.Classes[pixel]));
        foreach (var pixel in thin.Concat(Enumerable.Range(0, grid.Classes.Length).Where(pixel => grid.Classes[pixel] >= 0 && !isWide.Contains(grid.Classes[pixel]))))
        {
            if (isWide.Count > 0 && (!grid.Mended[pixel] || !isWide.Contains(grid.Classes[pixel])))
            {
                grid.Mend(pixel, Mark.Invented);
            }
        }

        SurroundingFill.Paint(grid, Mark.Invented);
    }

    /// <summary>Returns the bands that lie in thin pieces only, and all pixels of these pieces. A piece is thin if no square of 3×3 pixels
    /// fits into it.</summary>
    private static (List<Band> Bands, List<int> Thin) Invented(LabelGrid grid, List<Band> bands)
    {
        var isThin = new Dictionary<int, bool>();
        foreach (var pixel in bands.SelectMany(band => band.Pixels))
        {
            if (!isThin.ContainsKey(pixel))
            {
                var piece = Piece(grid, pixel);
                var thin = !piece.Exists(part => grid.IsWide(part));
                piece.ForEach(part => isThin[part] = thin);
            }
        }

        return (bands.FindAll(band => band.Pixels.All(pixel => isThin[pixel])), [.. isThin.Where(piece => piece.Value).Select(piece => piece.Key)]);
    }

    /// <summary>Returns the connected pixels of a pixel's class, diagonals included.</summary>
    private static List<int> Piece(LabelGrid grid, int start)
    {
        var label = grid.Classes[start];
        var piece = new List<int> { start };
        var seen = new HashSet<int> { start };
        for (var i = 0; i < piece.Count; i++)
        {
            piece.AddRange(grid.Around(piece[i], 1).Where(other => grid.Classes[other] == label && seen.Add(other)));
        }

        return piece;
    }
}
