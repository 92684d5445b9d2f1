using System.Globalization;

namespace CoCosNet.Inference.Serving;

/// <summary>Environment variables to set before a process that runs tensor operations starts: libraries read them while they load.</summary>
internal static class StartUpEnvironment
{
    /// <summary>Blocks from this size on are mapped for themselves and given back when they are freed; smaller ones stay in the heap.</summary>
    public const int MappedBlockBytes = 1 << 30;

    /// <summary>Free bytes at the heap's end that are kept.</summary>
    public const int KeptBytes = 1 << 30;

    /// <summary>The heap grows by this much more than is asked for.</summary>
    public const int GrowthBytes = 64 << 20;

    private static readonly (string Name, string Value)[] Variables =
    [
        // Idle OpenMP threads sleep instead of taking the cores from other replicas.
        ("OMP_WAIT_POLICY", "passive"),

        // libtorch asks for huge pages for large blocks.
        ("THP_MEM_ALLOC_ENABLE", "1"),

        // Tensors stay in the heap, in huge pages. By default glibc maps each for itself and gives it back: every use faults it in anew, 4 kB at a time.
        ("GLIBC_TUNABLES", string.Create(
            CultureInfo.InvariantCulture,
            $"glibc.malloc.mmap_threshold={MappedBlockBytes}:glibc.malloc.trim_threshold={KeptBytes}:glibc.malloc.top_pad={GrowthBytes}:glibc.malloc.hugetlb=1")),

        // The managed heap is small beside the tensors: one heap, given back readily.
        ("DOTNET_gcServer", "0"),

        // The kernels are compiled once, for good. In tiers, the first pictures run on code made in haste: 2.0, 0.5 and 0.45 s instead of 1.0 and twice 0.25.
        ("DOTNET_TieredCompilation", "0"),
    ];

    /// <summary>Adds what the operator has not set.</summary>
    public static void Complete(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in Variables)
        {
            environment.TryAdd(name, value);
        }
    }
}
