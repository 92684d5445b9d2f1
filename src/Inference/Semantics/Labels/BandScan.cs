namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>Finds the bands of a label map and counts the borders without a band where one is possible.</summary>
internal sealed class BandScan
{
    /// <summary>Width in pixels of the widest run that counts as a step of a band.</summary>
    private const int ThinRun = 2;

    private readonly LabelGrid _grid;
    private readonly LabelSpace _space;
    private readonly Dictionary<(int, int), bool> _hasBetween = [];

    private BandScan(LabelGrid grid, LabelSpace space) => (_grid, _space) = (grid, space);

    public List<Band> Bands { get; } = [];

    /// <summary>Number of direct borders between two classes that have other values between them.</summary>
    public int PlainBorders { get; private set; }

    public static BandScan Of(LabelGrid grid, LabelSpace space)
    {
        var scan = new BandScan(grid, space);
        var (width, height) = grid.Size;
        for (var y = 0; y < height; y++)
        {
            scan.ReadLine(y * width, 1, width);
        }

        for (var x = 0; x < width; x++)
        {
            scan.ReadLine(x, width, height);
        }

        return scan;
    }

    private void ReadLine(int start, int step, int length)
    {
        // The last wide run and the thin runs after it.
        var lastWide = Mark.Unknown;
        var steps = new List<(int Class, int From, int To)>();
        for (int from = 0, to; from < length; from = to)
        {
            var label = _grid.Classes[start + from * step];
            to = from + 1;
            while (to < length && _grid.Classes[start + to * step] == label)
            {
                to++;
            }

            // The width of a run that the edge cuts off is unknown, so such a run counts as wide.
            if (label >= 0 && to - from <= ThinRun && from > 0 && to < length)
            {
                steps.Add((label, from, to));
                continue;
            }

            if (lastWide >= 0 && label >= 0)
            {
                Close(lastWide, label, steps, start, step, from);
            }

            lastWide = label;
            steps.Clear();
        }
    }

    private void Close(int first, int second, List<(int Class, int From, int To)> steps, int start, int step, int from)
    {
        if (steps.Count == 0)
        {
            var isMended = _grid.Mended[start + from * step] || _grid.Mended[start + (from - 1) * step];
            PlainBorders += !isMended && first != second && HasBetween(first, second) ? 1 : 0;
            return;
        }

        if (first == second)
        {
            return;
        }

        var last = 0f;
        foreach (var (label, _, _) in steps)
        {
            if (label == first || label == second || !_space.IsMix(_space.ValueOf(label), first, second, out var share, out _) || share <= last)
            {
                return;
            }

            last = share;
        }

        Bands.Add(new Band(
            first, second, [.. steps.SelectMany(run => Enumerable.Range(run.From, run.To - run.From)).Select(place => start + place * step)]));
    }

    private bool HasBetween(int first, int second)
    {
        if (!_hasBetween.TryGetValue((first, second), out var known))
        {
            _hasBetween[(first, second)] = known = _space.HasBetween(first, second);
        }

        return known;
    }
}

/// <summary>Pixels of a row or column that step from one class to another over thin runs of classes in between.</summary>
/// <param name="First">The class before the band.</param>
/// <param name="Second">The class after the band.</param>
/// <param name="Pixels">The pixels of the band.</param>
internal readonly record struct Band(int First, int Second, IReadOnlyList<int> Pixels);
