namespace CoCosNet.Model.Ops.Fused;

/// <summary>Distributes rows over threads.</summary>
internal static class RowBands
{
    /// <summary>Rows that a thread takes at a time: enough to outweigh the overhead, few enough that all threads finish together.</summary>
    private const int RowsPerBand = 4;

    /// <summary>Values that one thread processes in the time another takes to wake up.</summary>
    private const long FewValues = 1 << 15;

    /// <param name="rows">Number of rows in all pictures of the batch.</param>
    /// <param name="body">Works on rows first ≤ row &lt; end, independently of all other rows; must not throw.</param>
    public static void Run(int rows, Action<int, int> body) => Run(rows, FewValues, body);

    /// <param name="rows">Number of rows in all pictures of the batch.</param>
    /// <param name="rowLength">Values in a row; the calling thread does small work alone.</param>
    /// <param name="body">Works on rows first ≤ row &lt; end, independently of all other rows; must not throw.</param>
    public static void Run(int rows, long rowLength, Action<int, int> body)
    {
        if (KernelThreads.Count == 1 || rows <= RowsPerBand || rows * rowLength <= FewValues)
        {
            body(0, rows);
            return;
        }

        var bands = (rows + RowsPerBand - 1) / RowsPerBand;
        Parallel.For(0, bands, KernelThreads.Options, band =>
            body(band * RowsPerBand, Math.Min(rows, (band + 1) * RowsPerBand)));
    }
}
