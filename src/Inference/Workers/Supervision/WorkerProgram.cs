using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>The command line that starts the program as a worker.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">Arguments before the worker's own ones.</param>
internal sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <param name="assembly">Path of the assembly whose <c>Main</c> handles the worker verb; empty for a single-file program.</param>
    public static WorkerProgram Of(string assembly)
    {
        if (assembly.Length == 0)
        {
            return new WorkerProgram(Environment.ProcessPath ?? throw new InvalidOperationException("The program's own file is not known."), []);
        }

        // An installed framework has its own dotnet executable, whatever started this process.
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var installed = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return System.IO.File.Exists(installed)
            ? new WorkerProgram(installed, ["exec", assembly])
            : new WorkerProgram(Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null)!, []);
    }
}
