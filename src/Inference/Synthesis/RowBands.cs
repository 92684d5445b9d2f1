using CoCosNet.Model.Ops;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Distributes the rows of a picture over threads. The bands depend only on the number of rows, so that results do not depend on the number
/// of threads, and a lone request may use every core.
/// </summary>
internal static class RowBands
{
    /// <summary>Rows per band.</summary>
    public const int Rows = 16;

    /// <param name="rows">Number of rows.</param>
    /// <param name="body">Processes the rows first ≤ row &lt; end; bands run concurrently in any order.</param>
    public static void Run(int rows, Action<int, int> body)
    {
        var bands = (rows + Rows - 1) / Rows;
        Parallel.For(0, bands, KernelThreads.Options, band =>
            body(band * Rows, Math.Min(rows, (band + 1) * Rows)));
    }
}
