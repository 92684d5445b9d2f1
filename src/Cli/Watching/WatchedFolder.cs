namespace CoCosNet.Cli.Watching;

/// <summary>Finds the pairs in a folder: <c>NAME.map.png</c> and <c>NAME.exemplar.jpg</c>, and optionally <c>NAME.exemplar-map.png</c>. An
/// exemplar named <c>exemplar.*</c> serves every map that has none.</summary>
internal static class WatchedFolder
{
    private const string Map = ".map";
    private const string Exemplar = ".exemplar";
    private const string ExemplarMap = ".exemplar-map";

    /// <summary>Returns the complete pairs, ordered by name.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<WatchedInput> Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder)
            .Where(path => !Path.GetFileName(path).StartsWith('.') && !path.EndsWith(".tmp", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToLookup(Path.GetFileNameWithoutExtension, StringComparer.Ordinal);
        return [.. files
            .Where(group => group.Key!.EndsWith(Map, StringComparison.Ordinal))
            .Select(group => Pair(files, group.Key![..^Map.Length], group.First()))
            .OfType<WatchedInput>()];
    }

    private static WatchedInput? Pair(ILookup<string?, string> files, string name, string map)
    {
        if (files[name + Exemplar].FirstOrDefault() is { } own)
        {
            return new WatchedInput(name, map, own, files[name + ExemplarMap].FirstOrDefault());
        }

        return files[Exemplar[1..]].FirstOrDefault() is { } common
            ? new WatchedInput(name, map, common, files[ExemplarMap[1..]].FirstOrDefault())
            : null;
    }
}
