using System.Diagnostics;
using System.Globalization;

namespace CoCosNet.Bench.Mutants;

/// <summary>Changes single instructions of the product and counts the changes that its tests notice.</summary>
internal static class MutantsVerb
{
    private const double LeastScore = 0.85;
    private const int Seed = 1;

    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(45);

    /// <param name="output">For the figures.</param>
    /// <param name="group">Name of a group, or <c>all</c>.</param>
    /// <param name="sample">The most mutants of a group; which ones they are is drawn with a fixed seed.</param>
    /// <param name="minutes">The longest time for a group; mutants that are left then do not count.</param>
    public static async Task<int> RunAsync(TextWriter output, string group, int sample, int minutes)
    {
        output.WriteLine(Machine.Description);
        var passed = true;
        foreach (var one in MutantGroup.All.Where(one => group == "all" || one.Name == group))
        {
            passed &= await RunAsync(output, one, sample, TimeSpan.FromMinutes(minutes));
        }

        return passed ? 0 : 1;
    }

    private static async Task<bool> RunAsync(TextWriter output, MutantGroup group, int sample, TimeSpan longest)
    {
        using var folder = new MutantFolder(group);
        var all = folder.Find().ToArray();
        var drawn = (Mutant[])all.Clone();
        new Random(Seed).Shuffle(drawn);
        drawn = [.. drawn.Take(sample)];
        folder.Write(drawn);
        var start = Stopwatch.GetTimestamp();
        if (await folder.TestAsync(0, longest) is not true)
        {
            output.WriteLine($"{group.Name}: the tests do not pass without a change");
            return false;
        }

        var limit = TimeSpan.FromTicks(Math.Max(ShortestLimit.Ticks, 4 * Stopwatch.GetElapsedTime(start).Ticks));
        var (tried, noticed, timedOut) = (0, 0, 0);
        for (var number = 1; number <= drawn.Length && Stopwatch.GetElapsedTime(start) < longest; number++)
        {
            var outcome = await folder.TestAsync(number, limit);
            tried++;
            noticed += outcome is true ? 0 : 1;
            timedOut += outcome is null ? 1 : 0;
            if (outcome is true)
            {
                output.WriteLine($"  survived: {drawn[number - 1].Place} {drawn[number - 1].Description}");
            }
        }

        var score = (double)noticed / Math.Max(1, tried);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Name}: {noticed} of {tried} mutants noticed ({timedOut} by time), {score:P0}; drawn from {all.Length} with seed {Seed}; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
        return score >= LeastScore;
    }
}
