using System.Diagnostics;

namespace CoCosNet.Bench.Pool;

/// <summary>Latencies of requests in milliseconds.</summary>
internal static class Latencies
{
    /// <summary>Measures requests of the clients in turn until a number is reached.</summary>
    public static async Task<double[]> MeasureAsync(int requests, Func<Task> ask)
    {
        var times = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            times[i] = await TimeAsync(ask);
        }

        return times;
    }

    public static async Task<double> TimeAsync(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static double Quantile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
