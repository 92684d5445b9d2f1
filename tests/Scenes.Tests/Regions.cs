namespace CoCosNet.Scenes.Tests;

/// <summary>Connected regions of one class.</summary>
internal static class Regions
{
    /// <summary>Number of pixels of each region, neighbours being those above, below and beside.</summary>
    public static List<int> Sizes(LabelImage labels)
    {
        var seen = new bool[labels.Ids.Length];
        var sizes = new List<int>();
        var open = new Stack<int>();
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start])
            {
                continue;
            }

            seen[start] = true;
            open.Push(start);
            var size = 0;
            while (open.TryPop(out var at))
            {
                size++;
                foreach (var next in Neighbours(labels, at))
                {
                    if (!seen[next] && labels.Ids[next] == labels.Ids[start])
                    {
                        seen[next] = true;
                        open.Push(next);
                    }
                }
            }

            sizes.Add(size);
        }

        return sizes;
    }

    private static IEnumerable<int> Neighbours(LabelImage labels, int at)
    {
        var column = at % labels.Width;
        if (column > 0)
        {
            yield return at - 1;
        }

        if (column < labels.Width - 1)
        {
            yield return at + 1;
        }

        if (at >= labels.Width)
        {
            yield return at - labels.Width;
        }

        if (at + labels.Width < labels.Ids.Length)
        {
            yield return at + labels.Width;
        }
    }
}
