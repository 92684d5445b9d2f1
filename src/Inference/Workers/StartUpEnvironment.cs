namespace CoCosNet.Inference.Workers;

/// <summary>What has to be set before a process that runs tensor operations starts, because libraries read it before its first line.</summary>
internal static class StartUpEnvironment
{
    private static readonly (string Name, string Value)[] Variables =
    [
        // Idle OpenMP threads sleep instead of taking the cores from other replicas.
        ("OMP_WAIT_POLICY", "passive"),

        // libtorch asks for huge pages for large blocks.
        ("THP_MEM_ALLOC_ENABLE", "1"),

        // The managed heap is small beside the tensors: one heap, given back readily.
        ("DOTNET_gcServer", "0"),
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
