using System.Globalization;

namespace CoCosNet.Inference.Serving;

/// <summary>Environment variables that must be set before a process that runs tensor operations starts, because native libraries read them
/// while loading.</summary>
internal static class StartUpEnvironment
{
    /// <summary>Blocks of at least this size are mapped individually and unmapped when freed; smaller ones stay in the heap.</summary>
    public const int MappedBlockBytes = 1 << 30;

    /// <summary>Free bytes at the end of the heap that are kept.</summary>
    public const int KeptBytes = 1 << 30;

    /// <summary>Extra bytes by which the heap grows beyond each request.</summary>
    public const int GrowthBytes = 64 << 20;

    private static readonly (string Name, string Value)[] Variables =
    [
        // Idle OpenMP threads sleep instead of taking cores from other replicas.
        ("OMP_WAIT_POLICY", "passive"),

        // Makes libtorch request huge pages for large blocks.
        ("THP_MEM_ALLOC_ENABLE", "1"),

        // Keeps tensors in the heap, in huge pages. By default glibc maps each large block individually and unmaps it, so every use faults
        // it in again, 4 kB at a time.
        ("GLIBC_TUNABLES", string.Create(
            CultureInfo.InvariantCulture,
            $"glibc.malloc.mmap_threshold={MappedBlockBytes}:glibc.malloc.trim_threshold={KeptBytes}:glibc.malloc.top_pad={GrowthBytes}:glibc.malloc.hugetlb=1")),

        // The managed heap is small beside the tensors: workstation collection uses one heap and returns memory early.
        ("DOTNET_gcServer", "0"),

        // Compiles methods fully at first use. With tiers, the first pictures run on unoptimised code and take 2.0, 0.5 and 0.45 s instead
        // of 1.0, 0.25 and 0.25 s.
        ("DOTNET_TieredCompilation", "0"),
    ];

    /// <summary>Adds the variables that the operator has not set.</summary>
    public static void Complete(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in Variables)
        {
            environment.TryAdd(name, value);
        }
    }
}
