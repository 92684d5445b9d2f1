using System.Security.Cryptography;

namespace CoCosNet.Api.Samples;

/// <summary>Reads the available samples from their folder, so that the catalog always matches it.</summary>
internal static class SampleFolder
{
    private const string Map = "map.png";
    private const string ExemplarMap = "exemplar-map.png";
    private const string Exemplar = "exemplar";
    private const int VersionDigits = 12;

    /// <param name="root">The folder that contains one folder per set. Sets without a map of the default model's classes are left out.</param>
    public static SampleCatalog Read(string root) =>
        new([.. Directory.EnumerateDirectories(root).Where(folder => File.Exists(Path.Combine(folder, Map))).Order(StringComparer.Ordinal).Select(ReadSet)]);

    private static SampleSet ReadSet(string folder)
    {
        var name = Path.GetFileName(folder);
        var exemplars = Directory.EnumerateFiles(folder, $"{Exemplar}*")
            .Where(file => Path.GetFileName(file) != ExemplarMap)
            .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)
            .Select(file => new SampleExemplar(NameOf(name, file), Address(folder, Path.GetFileName(file))));
        return new SampleSet(name, Address(folder, Map), Address(folder, ExemplarMap), [.. exemplars]);
    }

    /// <summary>Returns the display name: for the set coast, <c>exemplar-moonlit-night.jpg</c> is "coast, moonlit night" and
    /// <c>exemplar.png</c> is "coast".</summary>
    private static string NameOf(string set, string file)
    {
        var look = Path.GetFileNameWithoutExtension(file)[Exemplar.Length..].TrimStart('-').Replace('-', ' ');
        return look.Length == 0 ? set : $"{set}, {look}";
    }

    /// <summary>Returns an address with a version derived from the content, so that browsers may cache the file for ever.</summary>
    private static string Address(string folder, string file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
        return $"{Path.GetFileName(folder)}/{file}?v={digest[..VersionDigits]}";
    }
}
