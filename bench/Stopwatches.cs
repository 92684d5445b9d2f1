using System.Diagnostics;
using static TorchSharp.torch;

namespace CoCosNet.Bench;

/// <summary>Times repeated work.</summary>
internal static class Stopwatches
{
    /// <summary>Median milliseconds of several runs after one that warms up; each run's tensors are disposed of.</summary>
    public static double Median(int runs, Action work)
    {
        var times = new double[runs + 1];
        for (var i = 0; i <= runs; i++)
        {
            using var scope = NewDisposeScope();
            var start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times, 1, runs);
        return times[1 + (runs / 2)];
    }
}
