namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>
/// Merges specks into the surrounding region: users do not paint regions of a few pixels, and a model learns nothing from them.
/// </summary>
internal static class RegionCleaner
{
    /// <summary>Smallest region that is kept, in pixels.</summary>
    public static int SmallestRegion(int width, int height) => Math.Max(4, width * height / 1600);

    public static void Clean(Stage stage)
    {
        // A speck may have been merged into another speck, so passes repeat until nothing changes.
        for (var pass = 0; pass < 8 && CleanOnce(stage); pass++)
        {
        }
    }

    private static bool CleanOnce(Stage stage)
    {
        var changed = false;
        var smallest = SmallestRegion(stage.Width, stage.Height);
        var surfaces = stage.Surfaces;
        var seen = new bool[surfaces.Length];
        var members = new List<int>();
        var votes = new int[ClassIds.Count];
        for (var start = 0; start < surfaces.Length; start++)
        {
            if (seen[start])
            {
                continue;
            }

            Array.Clear(votes);
            Collect(stage, start, seen, members, votes);
            if (members.Count < smallest)
            {
                var winner = (byte)Array.IndexOf(votes, votes.Max());
                Absorb(stage, members, winner);
                changed = true;
            }
        }

        return changed;
    }

    private static void Collect(Stage stage, int start, bool[] seen, List<int> members, int[] votes)
    {
        var surfaces = stage.Surfaces;
        var label = surfaces[start].Label;
        members.Clear();
        members.Add(start);
        seen[start] = true;
        for (var next = 0; next < members.Count; next++)
        {
            var at = members[next];
            for (var side = 0; side < 4; side++)
            {
                var neighbour = Neighbour(stage, at, side);
                if (neighbour < 0)
                {
                    continue;
                }

                if (surfaces[neighbour].Label != label)
                {
                    votes[surfaces[neighbour].Label]++;
                }
                else if (!seen[neighbour])
                {
                    seen[neighbour] = true;
                    members.Add(neighbour);
                }
            }
        }
    }

    // Fills from the border inwards, so that the surrounding region continues into the hole and nothing of the old surface remains.
    private static void Absorb(Stage stage, List<int> members, byte winner)
    {
        var left = members.Count;
        while (left > 0)
        {
            var remaining = 0;
            for (var i = 0; i < left; i++)
            {
                if (!TryCopyNeighbour(stage, members[i], winner))
                {
                    members[remaining++] = members[i];
                }
            }

            if (remaining == left)
            {
                return;
            }

            left = remaining;
        }
    }

    private static bool TryCopyNeighbour(Stage stage, int at, byte winner)
    {
        for (var side = 0; side < 4; side++)
        {
            var source = Neighbour(stage, at, side);
            if (source >= 0 && stage.Surfaces[source].Label == winner)
            {
                stage.Surfaces[at] = stage.Surfaces[source];
                return true;
            }
        }

        return false;
    }

    /// <returns>Index of the pixel to the left, right, above or below; −1 outside.</returns>
    private static int Neighbour(Stage stage, int at, int side)
    {
        var column = at % stage.Width;
        return side switch
        {
            0 => column > 0 ? at - 1 : -1,
            1 => column < stage.Width - 1 ? at + 1 : -1,
            2 => at - stage.Width,
            _ => at + stage.Width < stage.Surfaces.Length ? at + stage.Width : -1,
        };
    }
}
