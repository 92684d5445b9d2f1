using static TorchSharp.torch;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Spreads an image's rows over as many threads as the calling thread gives tensor operations. Where a band begins depends on the number of
/// rows alone, so what a band sees of its neighbours does not depend on the threads either.
/// </summary>
internal static class RowBands
{
    /// <summary>Rows of a band.</summary>
    public const int Rows = 16;

    /// <param name="rows">All rows.</param>
    /// <param name="body">Works on rows first ≤ row &lt; end; bands run in any order and at the same time.</param>
    public static void Run(int rows, Action<int, int> body)
    {
        var bands = (rows + Rows - 1) / Rows;
        Parallel.For(0, bands, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, band =>
            body(band * Rows, Math.Min(rows, (band + 1) * Rows)));
    }
}
