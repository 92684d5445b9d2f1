using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Turns;

/// <summary>A server that takes its turn in a comparison.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Server">The running server.</param>
internal sealed record Contender(string Name, BenchServer Server)
{
    private const double TicksPerSecond = 100;

    /// <summary>Processor time in milliseconds of the server and its worker since they started.</summary>
    public double ProcessorTime() => Used(Server.Id) + (Server.Worker() is { } worker ? Used(worker) : 0);

    private static double Used(int process)
    {
        // Fields 14 and 15 are user and system time. The second field, the name in parentheses, may contain spaces.
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 1000 / TicksPerSecond;
    }
}
