namespace CoCosNet.Training.Data.Folders;

/// <summary>The optional list of pairs. Each line has a map's name and the names of one or more exemplars, separated by commas.</summary>
internal static class PairList
{
    private static readonly string[] FileNames = ["pairs.csv", "pairs.txt"];

    /// <summary>
    /// For each entry the entries that serve as its exemplars; null without a list. Entries that the list does not name have none.
    /// </summary>
    public static int[][]? Read(string root, IReadOnlyList<FolderEntry> entries, List<FolderProblem> problems)
    {
        var files = FileNames.Where(name => File.Exists(Path.Combine(root, name))).ToList();
        if (files.Count == 0)
        {
            return null;
        }

        if (files.Count > 1)
        {
            problems.Add(new FolderProblem(FolderProblemKind.Ambiguous, files[1], $"{files[0]} is there too; keep one of them."));
        }

        var numbers = entries.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
        var exemplars = entries.Select(_ => new SortedSet<int>()).ToArray();
        var line = 0;
        foreach (var text in File.ReadLines(Path.Combine(root, files[0])))
        {
            line++;
            var names = text.Split(',', StringSplitOptions.TrimEntries);
            if (text.Trim().Length == 0 || text.StartsWith('#') || (line == 1 && names is ["map", "exemplar"]))
            {
                continue;
            }

            var known = names.Select(name => numbers.GetValueOrDefault(FolderFiles.Normalise(name), -1)).ToList();
            if (names.Length < 2 || known.Contains(-1))
            {
                var detail = names.Length < 2
                    ? "it needs the name of a map, a comma, and the name of an exemplar"
                    : $"'{names[known.IndexOf(-1)]}' is no picture that has a map";
                problems.Add(new FolderProblem(FolderProblemKind.BadPair, files[0], $"Line {line}: {detail}."));
                continue;
            }

            exemplars[known[0]].UnionWith(known.Skip(1));
        }

        return [.. exemplars.Select(set => set.ToArray())];
    }
}
