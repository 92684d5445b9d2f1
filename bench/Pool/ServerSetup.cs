using System.Text.Json;
using CoCosNet.Inference.Tests.Support;

namespace CoCosNet.Bench.Pool;

/// <summary>Models and settings of a benchmark's server.</summary>
internal sealed record ServerSetup
{
    private static readonly string[] Colors = ["#7ebef2", "#226e38", "#2664be"];

    /// <summary>The shipped models and optionally another one.</summary>
    /// <param name="added">Another model, or null.</param>
    public static ServerSetup Shipped(BenchModel? added = null) => new()
    {
        WriteModels = models =>
        {
            CopyModels(Path.Combine(AppContext.BaseDirectory, "models"), models);
            using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(models, "analogy", "model.json")));
            added?.Write(models, manifest.RootElement.GetProperty("semantics").GetProperty("classes"));
        },
    };

    /// <summary>The models of a folder.</summary>
    public static ServerSetup Copy(string folder) => new() { WriteModels = models => CopyModels(folder, models) };

    /// <summary>No models.</summary>
    public static ServerSetup None { get; } = new() { WriteModels = static _ => { } };

    /// <summary>Only the tiny network for label maps.</summary>
    public static ServerSetup Labels { get; } = new() { WriteModels = WriteLabels };

    /// <summary>Tiny networks for every kind of map, so that the load is on the server and not on the model.</summary>
    public static ServerSetup Tiny { get; } = new()
    {
        WriteModels = models =>
        {
            WriteLabels(models);
            TinyModels.Write(models, "pose", new { kind = "pose" }, 20, "optional");
            TinyModels.Write(models, "edges", new { kind = "edges" }, 1, "optional");
            TinyModels.Write(models, "tensor", new { kind = "tensor" }, 2, "optional");
        },
    };

    /// <summary>Writes the model folders into a folder.</summary>
    public required Action<string> WriteModels { get; init; }

    /// <summary>Path of the server's assembly; null means this build's.</summary>
    public string? Program { get; init; }

    /// <summary>Additional environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Additional arguments: <c>--Jobs:Workers=2</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    private static void WriteLabels(string models)
    {
        var classes = Colors.Select((color, id) => new { id, name = $"class-{id}", color }).ToArray();
        TinyModels.Write(models, "labels", new { kind = "labels", classes }, classes.Length, "optional");
    }

    private static void CopyModels(string folder, string models)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(models, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
