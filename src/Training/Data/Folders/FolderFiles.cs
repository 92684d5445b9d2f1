using CoCosNet.Contracts.Models;

namespace CoCosNet.Training.Data.Folders;

/// <summary>Pairs the files of a folder by their names.</summary>
internal static class FolderFiles
{
    private const string List = "train.txt";

    private static readonly string[] PictureFolders = ["pictures", "img"];
    private static readonly string[] Read = [".png", ".jpg", ".jpeg", ".webp"];

    // Picture formats that are not supported; they are reported instead of silently ignored.
    private static readonly string[] NotRead = [".bmp", ".gif", ".tif", ".tiff", ".heic", ".avif", ".jxl"];

    /// <summary>All pictures that have a map, in the order of their names.</summary>
    public static IReadOnlyList<FolderEntry> Find(string root, SemanticsKind kind, List<FolderProblem> problems)
    {
        var listing = new FolderListing(root, problems);
        if (listing.FolderOf(PictureFolders) is not { } folder)
        {
            problems.Add(new FolderProblem(FolderProblemKind.NothingThere, PictureFolders[0], "There is no such folder; put the pictures there."));
            return [];
        }

        var pictures = Pictures(listing, folder, problems);
        if (pictures.Count == 0)
        {
            problems.Add(new FolderProblem(FolderProblemKind.NothingThere, folder, "There are no pictures in it; put PNG, JPEG or WebP there."));
        }

        var maps = new MapFiles(listing, kind, problems);
        var chosen = listing.Has(List) ? Chosen(listing, pictures, problems) : null;
        if (chosen is null)
        {
            // If a list selects files, files that it does not name are ignored.
            problems.AddRange(maps.Found.Where(map => !pictures.ContainsKey(map.Key)).Select(map => new FolderProblem(
                FolderProblemKind.MissingPicture, map.Value.File, $"There is no picture {folder}/{map.Key} for it; add one, or remove it.")));
        }

        return Pair(chosen ?? [.. pictures.Keys], pictures, maps, problems);
    }

    /// <summary>Converts a name in a list to a picture's name: the path relative to its folder, without extension.</summary>
    public static string Normalise(string name)
    {
        name = name.Trim().Replace('\\', '/');
        name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        var folder = PictureFolders.Concat(MapFiles.Folders).FirstOrDefault(folder => name.StartsWith(folder + "/", StringComparison.Ordinal));
        name = folder is null ? name : name[(folder.Length + 1)..];
        var extension = Path.GetExtension(name);
        return Read.Contains(extension.ToLowerInvariant()) ? name[..^extension.Length] : name;
    }

    private static List<FolderEntry> Pair(List<string> names, SortedDictionary<string, string> pictures, MapFiles maps, List<FolderProblem> problems)
    {
        var entries = new List<FolderEntry>();
        foreach (var name in names)
        {
            if (maps.MadeFromPictures)
            {
                entries.Add(new FolderEntry(name, pictures[name], null));
            }
            else if (maps.Found.TryGetValue(name, out var map))
            {
                entries.Add(new FolderEntry(name, pictures[name], map.File, map.Subset));
            }
            else
            {
                problems.Add(new FolderProblem(
                    FolderProblemKind.MissingMap, pictures[name], $"There is no map for it; put {maps.Wanted(name)} there, or remove it."));
            }
        }

        return entries;
    }

    private static List<string> Chosen(FolderListing listing, SortedDictionary<string, string> pictures, List<FolderProblem> problems)
    {
        var names = listing.Lines(List).Select(Normalise).Distinct().Order(StringComparer.Ordinal).ToLookup(pictures.ContainsKey);
        problems.AddRange(names[false].Select(name =>
            new FolderProblem(FolderProblemKind.MissingPicture, List, $"It names '{name}', and there is no such picture.")));
        return [.. names[true]];
    }

    private static SortedDictionary<string, string> Pictures(FolderListing listing, string folder, List<FolderProblem> problems)
    {
        var pictures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in listing.Below(folder))
        {
            var extension = Path.GetExtension(file).ToLowerInvariant();
            if (NotRead.Contains(extension))
            {
                problems.Add(new FolderProblem(
                    FolderProblemKind.Unreadable, file, $"Files of type {extension} are not read; save it as PNG, JPEG or WebP."));
            }
            else if (Read.Contains(extension))
            {
                listing.Add(pictures, FolderListing.NameIn(folder, file, extension), file);
            }
        }

        return pictures;
    }
}
