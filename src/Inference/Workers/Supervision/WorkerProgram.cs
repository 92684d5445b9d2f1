using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>How to start the program in its other role.</summary>
/// <param name="File">What is executed.</param>
/// <param name="Arguments">What precedes the worker's own arguments.</param>
internal sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <param name="assembly">The assembly whose <c>Main</c> knows the verb; empty where all is one file.</param>
    public static WorkerProgram Of(string assembly)
    {
        if (assembly.Length == 0)
        {
            return new WorkerProgram(Environment.ProcessPath ?? throw new InvalidOperationException("The program's own file is not known."), []);
        }

        // Beside a framework that is installed lies the program that starts it, whatever started this process.
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var installed = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return System.IO.File.Exists(installed)
            ? new WorkerProgram(installed, ["exec", assembly])
            : new WorkerProgram(Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null)!, []);
    }
}
