using System.Globalization;

namespace CoCosNet.Bench.Mutants;

/// <summary>Counts what became of mutants.</summary>
internal sealed class MutantTally
{
    private readonly List<int> _unchecked = [];

    /// <summary>Mutants that made a test fail.</summary>
    public int Noticed { get; private set; }

    /// <summary>Mutants with which the tests did not come to their end; they are noticed, too.</summary>
    public int TimedOut { get; private set; }

    /// <summary>Mutants that count for nothing, because another one may have spoiled the process before.</summary>
    public int Undecided { get; private set; }

    /// <summary>Numbers of the mutants with which all tests passed.</summary>
    public List<int> Survivors { get; } = [];

    public int Tried => Noticed + TimedOut + Survivors.Count;

    public double Score => (double)(Noticed + TimedOut) / Math.Max(1, Tried);

    /// <summary>Adds the runs of a process.</summary>
    /// <param name="lines">What the process wrote.</param>
    /// <returns>The highest number of a mutant that was begun.</returns>
    public int Add(IEnumerable<string> lines)
    {
        var (last, open) = (0, 0);
        foreach (var line in lines)
        {
            var (number, what) = (int.Parse(line[..^1], CultureInfo.InvariantCulture), line[^1]);
            (last, open) = (Math.Max(last, number), what == MutantChild.Begun ? number : 0);
            switch (what)
            {
                case MutantChild.Passed when number > 0:
                    Survivors.Add(number);
                    break;
                case MutantChild.Failed when number > 0:
                    _unchecked.Add(number);
                    break;
                case MutantChild.Passed:
                    Noticed += _unchecked.Count;
                    _unchecked.Clear();
                    break;
                default:
                    break;
            }
        }

        Undecided += _unchecked.Count;
        _unchecked.Clear();
        TimedOut += open > 0 ? 1 : 0;
        return last;
    }
}
