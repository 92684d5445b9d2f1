namespace CoCosNet.Cli.Watching;

/// <summary>The files of one translation in a watched folder.</summary>
/// <param name="Name">The part of the file names before <c>.map.*</c> and <c>.exemplar.*</c>.</param>
/// <param name="Map">The map's path.</param>
/// <param name="Exemplar">The exemplar's path.</param>
/// <param name="ExemplarMap">Path of the exemplar's map, or null.</param>
internal sealed record WatchedInput(string Name, string Map, string Exemplar, string? ExemplarMap)
{
    /// <summary>Times and lengths of the files, which change while a file is being written.</summary>
    public string Fingerprint => string.Join(' ', Files.Select(path => new FileInfo(path)).Select(file => $"{file.LastWriteTimeUtc.Ticks}:{(file.Exists ? file.Length : -1)}"));

    private IEnumerable<string> Files => ExemplarMap is null ? [Map, Exemplar] : [Map, Exemplar, ExemplarMap];

    /// <summary>Whether a file is newer than every input.</summary>
    public bool IsOlderThan(string output) => File.Exists(output) && Files.All(path => File.GetLastWriteTimeUtc(path) <= File.GetLastWriteTimeUtc(output));
}
