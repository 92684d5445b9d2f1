using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>A kind of misbehaviour.</summary>
/// <param name="Name">Describes what the clients do.</param>
/// <param name="StartAsync">Starts the clients.</param>
internal sealed record Attack(string Name, Func<BenchServer, Task<Attacks>> StartAsync)
{
    /// <summary>Prepares the server for it.</summary>
    public Func<BenchServer, Task> PrepareAsync { get; init; } = static _ => Task.CompletedTask;
}
