using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>A way to misbehave.</summary>
/// <param name="Name">What the clients do.</param>
/// <param name="StartAsync">Starts them.</param>
internal sealed record Attack(string Name, Func<BenchServer, Task<Attacks>> StartAsync)
{
    /// <summary>What has to be so before and during it.</summary>
    public Func<BenchServer, Task> PrepareAsync { get; init; } = static _ => Task.CompletedTask;
}
