using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Finds classes that interpolation invented: a map of ids that was resized smoothly has, between the ids 2 and 9, a thin band of 3 to 8.
/// Thin things exist too, so bands are mended only where most borders have one; where some have, the answer says so.
/// </summary>
internal static class InventedClasses
{
    /// <summary>From this share of the borders on, bands come from interpolation.</summary>
    private const double Many = 1 / 3d;

    /// <summary>From this share on they are told.</summary>
    private const double Some = 0.1;

    /// <param name="grid">The map; invented classes are mended.</param>
    /// <param name="space">Where values lie.</param>
    /// <returns>A note where it cannot be told whether bands are things; else null.</returns>
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

    /// <summary>Where three classes meet, interpolation leaves pixels of no band: they belong to thin pieces, or to a class that is nowhere wide.</summary>
    private static void PaintRest(LabelGrid grid, List<int> thin)
    {
        var isWide = new HashSet<int>(Enumerable.Range(0, grid.Classes.Length).Where(pixel => IsWide(grid, pixel)).Select(pixel => grid.Classes[pixel]));
        foreach (var pixel in thin.Concat(Enumerable.Range(0, grid.Classes.Length).Where(pixel => grid.Classes[pixel] >= 0 && !isWide.Contains(grid.Classes[pixel]))))
        {
            if (isWide.Count > 0 && (!grid.Mended[pixel] || !isWide.Contains(grid.Classes[pixel])))
            {
                grid.Mend(pixel, Mark.Invented);
            }
        }

        SurroundingFill.Paint(grid, Mark.Invented);
    }

    /// <summary>Whether a pixel and its eight neighbours have one class.</summary>
    private static bool IsWide(LabelGrid grid, int pixel)
    {
        var (width, height) = grid.Size;
        var (y, x) = Math.DivRem(pixel, width);
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
        {
            return false;
        }

        var label = grid.Classes[pixel];
        for (var row = pixel - width; row <= pixel + width; row += width)
        {
            if (grid.Classes[row - 1] != label || grid.Classes[row] != label || grid.Classes[row + 1] != label)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bands whose pixels belong to nothing wider, and all pixels of these thin pieces: none has room for a square of three pixels.</summary>
    private static (List<Band> Bands, List<int> Thin) Invented(LabelGrid grid, List<Band> bands)
    {
        var isThin = new Dictionary<int, bool>();
        foreach (var pixel in bands.SelectMany(band => band.Pixels))
        {
            if (!isThin.ContainsKey(pixel))
            {
                var piece = Piece(grid, pixel);
                var thin = !piece.Exists(part => IsWide(grid, part));
                piece.ForEach(part => isThin[part] = thin);
            }
        }

        return (bands.FindAll(band => band.Pixels.All(pixel => isThin[pixel])), [.. isThin.Where(piece => piece.Value).Select(piece => piece.Key)]);
    }

    /// <summary>The connected pixels of a pixel's class, diagonals included.</summary>
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
