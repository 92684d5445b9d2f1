using CoCosNet.Bench.Mutants;

/// <summary>What the runtime calls first in a process of tests that the verb <c>mutants</c> starts.</summary>
#pragma warning disable CA1050 // the runtime looks for it outside namespaces
internal static class StartupHook
#pragma warning restore CA1050
{
    public static void Initialize()
    {
        // Processes that tests start are none of this one's.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        MutantChild.Run();
        Environment.Exit(0);
    }
}
