using System.Globalization;
using System.Reflection;
using CoCosNet.Bench.Mutants;

/// <summary>
/// What the runtime calls first in a process of tests that the verb <c>mutants</c> starts, and in the servers that these start: it chooses the mutant.
/// It needs nothing that the tests do not have.
/// </summary>
#pragma warning disable CA1050 // the runtime looks for it outside namespaces
internal static class StartupHook
#pragma warning restore CA1050
{
    /// <summary>Name of the variable with the changed assembly and the number of the mutant.</summary>
    public const string Variable = "COCOSNET_MUTANT";

    public static string Value(string assembly, int number) => string.Create(CultureInfo.InvariantCulture, $"{assembly};{number}");

    public static void Initialize()
    {
        var value = Environment.GetEnvironmentVariable(Variable)!.Split(';');
        Assembly.Load(value[0]).GetType($"{MutantSwitch.Space}.{MutantSwitch.Type}")!.GetField(MutantSwitch.Field)!
            .SetValue(null, int.Parse(value[1], CultureInfo.InvariantCulture));
    }
}
