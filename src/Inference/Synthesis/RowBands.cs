using CoCosNet.Model.Ops;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Distributes the rows of a picture over threads. The bands depend only on the number of rows, so that results do not depend on the number
/// of threads, and a lone request may use every core.
/// </summary>
internal static class RowBands
{
    /// <summary>Rows per band.</summary>
    private const int Rows = 16;

    /// <param name="rows">Number of rows.</param>
    /// <param name="body">Processes the rows first ≤ row &lt; end; bands run concurrently in any order.</param>
    /// <param name="height">Rows per band.</param>
    public static void Run(int rows, Action<int, int> body, int height = Rows)
    {
        var bands = (rows + height - 1) / height;
        Parallel.For(0, bands, KernelThreads.Options, band =>
            body(band * height, Math.Min(rows, (band + 1) * height)));
    }
}
