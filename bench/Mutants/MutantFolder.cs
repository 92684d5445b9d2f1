using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace CoCosNet.Bench.Mutants;

/// <summary>A copy of a test project's output in which one assembly is replaced.</summary>
internal sealed class MutantFolder : IDisposable
{
    /// <summary>Larger files are linked: libtorch has 400 MB.</summary>
    private const long Large = 8 << 20;

    private readonly MutantGroup _group;
    private readonly string _folder;
    private readonly string _original;

    public MutantFolder(MutantGroup group)
    {
        _group = group;
        var project = Path.Combine(FindRoot(), "tests", group.Tests, "bin");

        // Tests look for the repository's files above their own folder.
        _folder = Path.Combine(project, $"mutants-{group.Name}");
        var built = Path.Combine(project, "Release", "net10.0");
        _original = Path.Combine(built, $"{group.Assembly}.dll");
        Dispose();
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (new FileInfo(file).Length > Large)
            {
                File.CreateSymbolicLink(copy, file);
            }
            else
            {
                File.Copy(file, copy);
            }
        }
    }

    /// <summary>All mutants of the group.</summary>
    public IReadOnlyList<Mutant> Find()
    {
        using var module = Read();
        return MutantFinder.Find(module, _group.Types);
    }

    /// <summary>Writes the assembly with mutants, which have the numbers from 1.</summary>
    public void Write(IReadOnlyList<Mutant> mutants)
    {
        using var module = Read();
        var methods = module.GetTypes().SelectMany(type => type.Methods).ToDictionary(method => method.FullName);
        var field = MutantSwitch.Add(module);

        // Places are found before anything moves.
        var places = mutants.Select(mutant => methods[mutant.Method].Body.Instructions[mutant.Instruction]).ToArray();
        var changed = mutants.Zip(places, (mutant, place) => MutantEdit.Make(place, mutant.Change)).ToArray();
        var moved = new Dictionary<Instruction, Instruction>();
        for (var i = 0; i < mutants.Count; i++)
        {
            var place = moved.GetValueOrDefault(places[i], places[i]);
            moved[places[i]] = MutantSwitch.Insert(methods[mutants[i].Method], place, field, i + 1, changed[i]);
        }

        module.Write(Path.Combine(_folder, $"{_group.Assembly}.dll"));
    }

    /// <summary>Runs the tests with a mutant until one fails.</summary>
    /// <param name="number">The mutant; 0 for none.</param>
    /// <param name="limit">The longest time.</param>
    /// <returns>Whether all passed; null after the time limit.</returns>
    public async Task<bool?> TestAsync(int number, TimeSpan limit)
    {
        string[] arguments =
        [
            "exec", Path.Combine(_folder, $"CoCosNet.{_group.Tests}.dll"), "-stopOnFail", "-noLogo", "-noColor", .. _group.Classes.SelectMany(name => (string[])["-class", name]),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location, [StartupHook.Variable] = StartupHook.Value(_group.Assembly, number) },
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return null;
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoCosNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("CoCosNet.sln is not above the benchmarks.");
    }

    /// <summary>Reads the assembly; branches get their long forms, which reach every target and leave one operation code for each condition.</summary>
    private ModuleDefinition Read()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(_original)!);
        var module = ModuleDefinition.ReadModule(_original, new ReaderParameters { ReadSymbols = true, InMemory = true, AssemblyResolver = resolver });
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            method.Body.SimplifyMacros();
        }

        return module;
    }
}
