namespace CoCosNet.Bench.Pool;

/// <summary>One request, in milliseconds.</summary>
/// <param name="Http">As the client waited.</param>
/// <param name="Stages">As the server told, by name.</param>
internal sealed record Sample(double Http, IReadOnlyDictionary<string, double> Stages)
{
    /// <summary>Waiting for a replica.</summary>
    public double Queue => Stages["queue"];

    /// <summary>Decoding to encoding.</summary>
    public double Engine => Stages.Values.Sum() - Queue;
}
