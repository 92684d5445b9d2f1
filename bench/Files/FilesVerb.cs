namespace CoCosNet.Bench.Files;

/// <summary>Counts the source files that one request crosses.</summary>
internal static class FilesVerb
{
    public static void Run(TextWriter output)
    {
        var code = CodeMap.ReadProduct(AppContext.BaseDirectory);
        foreach (var path in new[] { RequestPath.Synchronous, RequestPath.Job })
        {
            var files = path.Files(code);
            output.WriteLine($"{path.Name}: {files.Count} files");
            foreach (var folder in files.GroupBy(file => Path.GetDirectoryName(file)))
            {
                output.WriteLine($"  {folder.Count(),3} {folder.Key}: {string.Join(", ", folder.Select(Path.GetFileNameWithoutExtension))}");
            }
        }
    }
}
