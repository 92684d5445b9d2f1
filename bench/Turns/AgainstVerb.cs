using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Turns;

/// <summary>Compares this build with another build of the project.</summary>
internal static class AgainstVerb
{
    private static readonly int[] Sides = [256, 512, 1024];

    /// <param name="output">Receives the tables.</param>
    /// <param name="folder">A checkout of another commit in which <c>src/Api</c> has been built in configuration Release.</param>
    /// <param name="model">The model.</param>
    /// <param name="rounds">Number of rounds a size.</param>
    /// <returns>Exit code.</returns>
    public static async Task<int> RunAsync(TextWriter output, string folder, string model, int rounds)
    {
        var program = Path.Combine(folder, "src", "Api", "bin", "Release", "net10.0", "CoCosNet.Api.dll");
        if (!File.Exists(program))
        {
            output.WriteLine($"{program} does not exist. Build that checkout first: dotnet build -c Release src/Api");
            return 2;
        }

        await using var other = await BenchServer.StartAsync(ServerSetup.Copy(Path.Combine(folder, "models")) with { Program = program });
        await using var own = await BenchServer.StartAsync(ServerSetup.Shipped());
        await Comparison.RunAsync(output, [new Contender("that build", other), new Contender("this build", own)], model, Sides, rounds);
        return 0;
    }
}
