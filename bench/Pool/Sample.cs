namespace CoCosNet.Bench.Pool;

/// <summary>One request, in milliseconds.</summary>
/// <param name="Http">Time that the client waited.</param>
/// <param name="Stages">Stage times reported by the server, by name.</param>
internal sealed record Sample(double Http, IReadOnlyDictionary<string, double> Stages)
{
    /// <summary>Time waiting for a replica.</summary>
    public double Queue => Stages["queue"];

    /// <summary>Time from decoding to encoding.</summary>
    public double Engine => Stages.Values.Sum() - Queue;
}
