using System.Text.Json;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>The files of a model folder, with what its manifest says about them.</summary>
/// <param name="Id">The model's id, which is the folder's name.</param>
/// <param name="Digest">As <see cref="ModelDescription.Digest"/>.</param>
/// <param name="Paths">Full paths of all files.</param>
internal sealed record ModelFiles(string Id, string Digest, IReadOnlyList<string> Paths)
{
    public const int MaximumCount = 64;

    private const string Manifest = "model.json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Total size in bytes.</summary>
    public long Bytes => Paths.Sum(path => new FileInfo(path).Length);

    /// <summary>Whether a name is one of a file or folder directly below another folder.</summary>
    public static bool IsPlain(string name) => name.Length is > 0 and <= 255 && name[0] != '.' && name.IndexOfAny(['/', '\\', '\0']) < 0;

    /// <summary>Reads a folder's list of files and computes the digest.</summary>
    /// <exception cref="InvalidDataException">The folder is not one of a model.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ModelFiles Read(string folder)
    {
        var manifest = Path.Combine(folder, Manifest);
        if (!File.Exists(manifest))
        {
            throw new InvalidDataException($"There is no {Manifest} in '{folder}'.");
        }

        var (id, weights) = Parse(manifest);
        if (id != Path.GetFileName(folder))
        {
            throw new InvalidDataException($"{Manifest}: id is '{id}'; it must be the folder's name, '{Path.GetFileName(folder)}'.");
        }

        string[] used = [manifest, .. weights.Select(name => Path.Combine(folder, name))];
        if (used.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            throw new InvalidDataException($"{Manifest} names '{Path.GetFileName(missing)}', which is not in the folder.");
        }

        string[] all = [.. Directory.EnumerateFiles(folder).Where(path => IsPlain(Path.GetFileName(path))).Order(StringComparer.Ordinal)];
        return all.Length <= MaximumCount
            ? new ModelFiles(id, ModelDigest.Compute(used), all)
            : throw new InvalidDataException($"'{folder}' has {all.Length} files; a model has at most {MaximumCount}.");
    }

    private static (string Id, string[] Weights) Parse(string manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(manifest), Lenient);
            var root = document.RootElement;
            var id = root.GetProperty("id").GetString() ?? "";
            string[] weights = root.TryGetProperty("weights", out var names) && names.ValueKind == JsonValueKind.Object
                ? [names.GetProperty("correspondence").GetString() ?? "", names.GetProperty("generator").GetString() ?? ""]
                : [];
            return IsPlain(id) && weights.All(IsPlain)
                ? (id, weights)
                : throw new InvalidDataException($"{Manifest}: id and weights must be plain names.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{Manifest} cannot be read: {exception.Message}", exception);
        }
    }
}
