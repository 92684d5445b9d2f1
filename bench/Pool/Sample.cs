namespace CoCosNet.Bench.Pool;

/// <summary>One request, in milliseconds.</summary>
/// <param name="Http">As the client waited.</param>
/// <param name="Engine">Decoding to encoding, as the server told.</param>
/// <param name="Queue">Waiting for a replica, as the server told.</param>
internal readonly record struct Sample(double Http, double Engine, double Queue);
