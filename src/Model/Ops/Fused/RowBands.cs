using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Spreads an image's rows over as many threads as the calling thread gives tensor operations.</summary>
internal static class RowBands
{
    /// <summary>Rows a thread takes at a time: enough to pay for taking them, few enough to end together.</summary>
    private const int RowsPerBand = 4;

    /// <summary>Numbers that one thread has worked through before another has woken up.</summary>
    private const long FewValues = 1 << 15;

    /// <param name="rows">All rows, of all pictures of the batch.</param>
    /// <param name="body">Works on rows first ≤ row &lt; end, independently of all others; must not throw.</param>
    public static void Run(int rows, Action<int, int> body) => Run(rows, FewValues, body);

    /// <param name="rows">All rows, of all pictures of the batch.</param>
    /// <param name="rowLength">Numbers in a row: little work is done at once, by the caller.</param>
    /// <param name="body">Works on rows first ≤ row &lt; end, independently of all others; must not throw.</param>
    public static void Run(int rows, long rowLength, Action<int, int> body)
    {
        var threads = get_num_threads();
        if (threads == 1 || rows <= RowsPerBand || rows * rowLength <= FewValues)
        {
            body(0, rows);
            return;
        }

        var bands = (rows + RowsPerBand - 1) / RowsPerBand;
        Parallel.For(0, bands, new ParallelOptions { MaxDegreeOfParallelism = threads }, band =>
            body(band * RowsPerBand, Math.Min(rows, (band + 1) * RowsPerBand)));
    }
}
