using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Output;

/// <summary>Writes a result's files.</summary>
internal static class ResultFiles
{
    /// <summary>The name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Returns the format of a file name's extension, or null.</summary>
    public static PictureFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => PictureFormat.Png,
        ".webp" => PictureFormat.Webp,
        ".jpg" or ".jpeg" => PictureFormat.Jpeg,
        _ => null,
    };

    /// <summary>Returns the path of the picture of another seed: <c>picture-3.png</c> beside <c>picture.png</c>.</summary>
    public static string OfSeed(string path, int seed) => Path.Combine(
        Path.GetDirectoryName(path) ?? "",
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-{seed}{Path.GetExtension(path)}"));

    /// <summary>Writes a file completely or not at all; replaces an existing one.</summary>
    /// <param name="path">Its path; missing folders are created.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (path == StandardOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(content, cancellationToken);
            return;
        }

        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Returns the evidence of a result with file names: <c>warp-64.png</c> (the warp whose longer side is 64), <c>flow.png</c> and so on.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Evidence(TranslationResult result)
    {
        foreach (var (_, warp) in result.Warps)
        {
            yield return Named(string.Create(CultureInfo.InvariantCulture, $"warp-{Math.Max(warp.Width, warp.Height)}"), warp);
        }

        (string Name, EncodedPicture? Picture)[] pictures =
            [("flow", result.Flow), ("confidence", result.Confidence), ("correspondence", result.Correspondence)];
        foreach (var (name, picture) in pictures)
        {
            if (picture is not null)
            {
                yield return Named(name, picture);
            }
        }

        if (result.Matches is { } matches)
        {
            yield return ("matches.npy", matches.Content);
        }
    }

    private static (string Name, ReadOnlyMemory<byte> Content) Named(string name, EncodedPicture picture) =>
        ($"{name}.{picture.MediaType.Split('/')[1]}", picture.Content);
}
