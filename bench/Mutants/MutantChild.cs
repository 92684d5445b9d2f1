using System.Globalization;
using System.Reflection;

namespace CoCosNet.Bench.Mutants;

/// <summary>Runs the tests again and again in their own process, each time with another mutant. It needs nothing that the tests do not have.</summary>
internal static class MutantChild
{
    /// <summary>Name of the variable with the child's arguments.</summary>
    public const string Variable = "COCOSNET_MUTANTS";

    /// <summary>What a line of progress says after the number: the run has begun, has passed, has failed.</summary>
    public const char Begun = '?', Passed = '+', Failed = '-';

    public static string Arguments(MutantGroup group, int first, int end, string progress) => string.Join(
        ';', [group.Assembly, $"CoCosNet.{group.Tests}", Text(first), Text(end), progress, .. group.Classes]);

    public static void Run()
    {
        var arguments = Environment.GetEnvironmentVariable(Variable)!.Split(';');
        var active = Assembly.Load(arguments[0]).GetType($"{MutantSwitch.Space}.{MutantSwitch.Type}")!.GetField(MutantSwitch.Field)!;
        var main = Assembly.Load(arguments[1]).EntryPoint!;
        string[] options = ["-stopOnFail", "-noLogo", "-noColor", .. arguments[5..].SelectMany(name => (string[])["-class", name])];
        using var progress = new StreamWriter(arguments[4]) { AutoFlush = true };
        var (first, end) = (int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        for (var number = first; number < end; number++)
        {
            // Without a mutant the tests pass, unless the mutant before has spoiled the process.
            if (!Test(number) && !Test(0))
            {
                return;
            }
        }

        bool Test(int number)
        {
            progress.WriteLine($"{number}{Begun}");
            active.SetValue(null, number);
            var passed = (int)main.Invoke(null, [options])! == 0;
            progress.WriteLine($"{number}{(passed ? Passed : Failed)}");
            return passed;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
