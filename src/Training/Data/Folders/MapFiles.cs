using CoCosNet.Contracts.Models;

namespace CoCosNet.Training.Data.Folders;

/// <summary>Finds a folder's maps by their names.</summary>
internal sealed class MapFiles
{
    private const string Candidates = "_candidate.txt";
    private const string SubsetEnding = "_subset.txt";

    private static readonly string[] PoseFolders = ["poses", "pose"];
    private static readonly string[] OtherFolders = ["maps"];

    private readonly FolderListing _listing;
    private readonly SemanticsKind _kind;
    private readonly List<FolderProblem> _problems;

    public MapFiles(FolderListing listing, SemanticsKind kind, List<FolderProblem> problems)
    {
        (_listing, _kind, _problems) = (listing, kind, problems);
        var folders = kind == SemanticsKind.Pose ? PoseFolders : OtherFolders;
        var folder = listing.FolderOf(folders);
        Folder = folder ?? folders[0];
        MadeFromPictures = folder is null && kind == SemanticsKind.Edges;
        Found = folder is null ? [] : Find();
    }

    /// <summary>Folder of the maps, whether or not it exists.</summary>
    public string Folder { get; }

    /// <summary>Whether maps need no files, because edges are detected in the pictures.</summary>
    public bool MadeFromPictures { get; }

    /// <summary>Found maps: names and files.</summary>
    public SortedDictionary<string, (string File, string? Subset)> Found { get; }

    /// <summary>Folder names that lists may put before a name.</summary>
    public static IEnumerable<string> Folders => PoseFolders.Concat(OtherFolders);

    private string Extension => _kind switch { SemanticsKind.Pose => ".json", SemanticsKind.Tensor => ".npy", _ => ".png" };

    /// <summary>The expected file name of a map.</summary>
    public string Wanted(string name) => _kind == SemanticsKind.Pose
        ? $"{Folder}/{name}{Candidates} and {Folder}/{name}{SubsetEnding}, or {Folder}/{name}{Extension},"
        : $"{Folder}/{name}{Extension}";

    private SortedDictionary<string, (string File, string? Subset)> Find()
    {
        var single = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in _listing.Below(Folder))
        {
            if (Path.GetExtension(file).Equals(Extension, StringComparison.OrdinalIgnoreCase))
            {
                _listing.Add(single, FolderListing.NameIn(Folder, file, Extension), file);
            }
            else if (_kind == SemanticsKind.Pose && file.EndsWith(Candidates, StringComparison.Ordinal))
            {
                _listing.Add(texts, FolderListing.NameIn(Folder, file, Candidates), file);
            }
        }

        var found = new SortedDictionary<string, (string File, string? Subset)>(StringComparer.Ordinal);
        foreach (var (name, file) in single)
        {
            found[name] = (file, null);
        }

        foreach (var (name, file) in texts)
        {
            AddText(found, name, file);
        }

        return found;
    }

    private void AddText(SortedDictionary<string, (string File, string? Subset)> found, string name, string candidates)
    {
        var subset = candidates[..^Candidates.Length] + SubsetEnding;
        if (!_listing.Has(subset))
        {
            // An incomplete pose counts as missing; the picture's problem names both files.
            return;
        }

        if (!found.TryAdd(name, (candidates, subset)))
        {
            _problems.Add(new FolderProblem(FolderProblemKind.Ambiguous, candidates, $"{found[name].File} is there too; keep one of them."));
        }
    }
}
