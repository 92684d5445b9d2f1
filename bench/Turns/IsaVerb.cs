using System.Runtime.Intrinsics.X86;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Turns;

/// <summary>Compares the instruction sets that this processor has and that its predecessors had, down to AVX2.</summary>
internal static class IsaVerb
{
    private static readonly int[] Sides = [256, 512];

    /// <summary>Sets of instructions: oneDNN's name, libtorch's name, and .NET's switch.</summary>
    private static readonly (string Name, string OneDnn, string Aten, bool Avx512)[] Sets =
    [
        ("all", "ALL", "", true),
        ("AVX512-BF16", "AVX512_CORE_BF16", "", true),
        ("AVX512", "AVX512_CORE", "avx512", true),
        ("AVX2", "AVX2", "avx2", false),
    ];

    public static async Task<int> RunAsync(TextWriter output, int rounds, string model)
    {
        var contenders = new List<Contender>();
        try
        {
            foreach (var set in Sets.Where(set => !set.Avx512 || Avx512F.IsSupported))
            {
                contenders.Add(new Contender(set.Name, await BenchServer.StartAsync(ServerSetup.Shipped() with { Environment = VariablesOf(set) })));
            }

            await Comparison.RunAsync(output, contenders, model, Sides, rounds);
            return 0;
        }
        finally
        {
            foreach (var contender in contenders)
            {
                await contender.Server.DisposeAsync();
            }
        }
    }

    private static Dictionary<string, string> VariablesOf((string Name, string OneDnn, string Aten, bool Avx512) set)
    {
        var variables = new Dictionary<string, string> { ["ONEDNN_MAX_CPU_ISA"] = set.OneDnn };
        if (set.Aten.Length > 0)
        {
            variables["ATEN_CPU_CAPABILITY"] = set.Aten;
        }

        if (!set.Avx512)
        {
            variables["DOTNET_EnableAVX512"] = "0";
        }

        return variables;
    }
}
