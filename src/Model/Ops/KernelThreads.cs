namespace CoCosNet.Model.Ops;

/// <summary>
/// The number of threads of the project's own kernels. Each of their results depends on one row or plane alone, so the number does not change
/// them, unlike that of libtorch's operations, and a lone request may use every core.
/// </summary>
internal static class KernelThreads
{
    /// <summary>The largest number of threads of a kernel; every core unless a test sets it.</summary>
    public static int Count { get; set; } = Environment.ProcessorCount;

    public static ParallelOptions Options => new() { MaxDegreeOfParallelism = Count };
}
