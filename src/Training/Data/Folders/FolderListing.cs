namespace CoCosNet.Training.Data.Folders;

/// <summary>Lists the files of a folder. All paths are relative to it, with forward slashes, and ordered.</summary>
/// <param name="root">The folder.</param>
/// <param name="problems">Receives a problem if two files have the same name.</param>
internal sealed class FolderListing(string root, List<FolderProblem> problems)
{
    public bool Has(string file) => File.Exists(Path.Combine(root, file));

    /// <summary>The non-blank lines of a file.</summary>
    public IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(root, file)).Where(line => line.Trim().Length > 0);

    /// <summary>The first of these folders that exists.</summary>
    public string? FolderOf(string[] names) => names.FirstOrDefault(name => Directory.Exists(Path.Combine(root, name)));

    /// <summary>All files below one of its folders, except hidden ones.</summary>
    public IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>A file's name relative to its folder, without its ending.</summary>
    public static string NameIn(string folder, string file, string ending) => file[(folder.Length + 1)..^ending.Length];

    public void Add(SortedDictionary<string, string> files, string name, string file)
    {
        if (!files.TryAdd(name, file))
        {
            problems.Add(new FolderProblem(FolderProblemKind.Ambiguous, file, $"{files[name]} has the same name; keep one of them."));
        }
    }
}
