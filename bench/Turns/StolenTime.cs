using System.Globalization;

namespace CoCosNet.Bench.Turns;

/// <summary>The share of processor time that the host of a virtual machine gave to others since this object was created.</summary>
internal sealed class StolenTime
{
    private readonly (long Stolen, long All) _start = Read();

    /// <summary>The share, 0 to 1.</summary>
    public double Share
    {
        get
        {
            var (stolen, all) = Read();
            return all == _start.All ? 0 : (double)(stolen - _start.Stolen) / (all - _start.All);
        }
    }

    private static (long Stolen, long All) Read()
    {
        // cpu, then: user, nice, system, idle, iowait, irq, softirq, steal, …
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture)).Take(8).ToList();
        return (times[7], times.Sum());
    }
}
