namespace CoCosNet.Inference.Serving;

/// <summary>Finds the folder of model folders.</summary>
internal static class ModelDirectory
{
    /// <summary>A relative folder is looked for in the content root first (an operator's), then beside the program (the shipped one).</summary>
    public static string Find(string configured, string contentRoot)
    {
        var nearContent = Path.GetFullPath(configured, contentRoot);
        var nearProgram = Path.GetFullPath(configured, AppContext.BaseDirectory);
        return Directory.Exists(nearContent) || !Directory.Exists(nearProgram) ? nearContent : nearProgram;
    }

    /// <summary>Its folders, in the order of their names; hidden ones are not models.</summary>
    public static IReadOnlyList<string> Folders(string directory) =>
        [.. Directory.EnumerateDirectories(directory).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal)];
}
