using System.Security.Cryptography;

namespace CoCosNet.Api.Samples;

/// <summary>Reads what samples there are from their folder, so that the catalog cannot say otherwise.</summary>
internal static class SampleFolder
{
    private const string Map = "map.png";
    private const string ExemplarMap = "exemplar-map.png";
    private const string Exemplar = "exemplar";
    private const int VersionDigits = 12;

    /// <param name="root">The folder with a folder for each set.</param>
    public static SampleCatalog Read(string root) =>
        new([.. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Select(ReadSet)]);

    private static SampleSet ReadSet(string folder)
    {
        var name = Path.GetFileName(folder);
        var exemplars = Directory.EnumerateFiles(folder, $"{Exemplar}*")
            .Where(file => Path.GetFileName(file) != ExemplarMap)
            .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)
            .Select(file => new SampleExemplar(NameOf(name, file), Address(folder, Path.GetFileName(file))));
        return new SampleSet(name, Address(folder, Map), Address(folder, ExemplarMap), [.. exemplars]);
    }

    /// <summary><c>exemplar-moonlit-night.jpg</c> of the coast is "coast, moonlit night", and <c>exemplar.png</c> just "coast".</summary>
    private static string NameOf(string set, string file)
    {
        var look = Path.GetFileNameWithoutExtension(file)[Exemplar.Length..].TrimStart('-').Replace('-', ' ');
        return look.Length == 0 ? set : $"{set}, {look}";
    }

    /// <summary>The version is the content's, so that browsers may keep the file for ever.</summary>
    private static string Address(string folder, string file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
        return $"{Path.GetFileName(folder)}/{file}?v={digest[..VersionDigits]}";
    }
}
