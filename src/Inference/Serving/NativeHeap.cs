using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Serving;

/// <summary>glibc's heap, from which tensors come. Elsewhere, and under another allocator, everything here does nothing.</summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD
    private const int TopPad = -2; // M_TOP_PAD
    private const int MapThreshold = -3; // M_MMAP_THRESHOLD

    /// <summary>What <see cref="StartUpEnvironment"/> does for a worker, as far as it can be done in a process that runs already: blocks
    /// are kept for the next request instead of being given back and faulted in again, page by page.</summary>
    public static void KeepBlocks() => IfGlibc(() =>
    {
        _ = SetOption(MapThreshold, StartUpEnvironment.MappedBlockBytes);
        _ = SetOption(TrimThreshold, StartUpEnvironment.KeptBytes);
        _ = SetOption(TopPad, StartUpEnvironment.GrowthBytes);
    });

    /// <summary>Gives back what is free, wherever it lies in the heap.</summary>
    public static void Trim() => IfGlibc(() => _ = TrimHeap(0));

    private static void IfGlibc(Action action)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            action();
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimHeap(nuint pad);
}
