namespace CoCosNet.Inference.Serving;

/// <summary>Finds the directory of model folders.</summary>
internal static class ModelDirectory
{
    /// <summary>Resolves a relative path against the content root first (the operator's models), then against the program's folder (the
    /// shipped ones).</summary>
    public static string Find(string configured, string contentRoot)
    {
        var nearContent = Path.GetFullPath(configured, contentRoot);
        var nearProgram = Path.GetFullPath(configured, AppContext.BaseDirectory);
        return Directory.Exists(nearContent) || !Directory.Exists(nearProgram) ? nearContent : nearProgram;
    }

    /// <summary>Returns the model folders, sorted by name; hidden folders are skipped.</summary>
    public static IReadOnlyList<string> Folders(string directory) =>
        [.. Directory.EnumerateDirectories(directory).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal)];
}
