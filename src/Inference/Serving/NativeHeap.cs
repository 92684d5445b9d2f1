using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Serving;

/// <summary>Tunes glibc's heap, from which tensors are allocated. With another C library or allocator, all methods do nothing.</summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD
    private const int TopPad = -2; // M_TOP_PAD
    private const int MapThreshold = -3; // M_MMAP_THRESHOLD

    /// <summary>Applies what <see cref="StartUpEnvironment"/> does for a worker, as far as a running process allows: freed blocks stay in
    /// the heap for the next request instead of being returned to the system and faulted in again, page by page.</summary>
    public static void KeepBlocks() => IfGlibc(() =>
    {
        _ = SetOption(MapThreshold, StartUpEnvironment.MappedBlockBytes);
        _ = SetOption(TrimThreshold, StartUpEnvironment.KeptBytes);
        _ = SetOption(TopPad, StartUpEnvironment.GrowthBytes);
    });

    /// <summary>Returns free memory from the whole heap to the system.</summary>
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
            // The process uses another C library.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimHeap(nuint pad);
}
