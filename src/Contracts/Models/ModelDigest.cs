using CoCosNet.Contracts.Content;

namespace CoCosNet.Contracts.Models;

/// <summary>Identifies the content of a model: <see cref="ModelDescription.Digest"/>.</summary>
public static class ModelDigest
{
    /// <summary>Computes the SHA-256 of a model's files, each preceded by its length.</summary>
    /// <param name="files">Paths of the manifest, the correspondence weights and the generator weights, in this order; a model without weights has
    /// its manifest only.</param>
    /// <returns><c>sha256:</c> and 64 lower-case hexadecimal digits.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Compute(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var digest = new ContentDigest();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            digest.Add(string.Empty, stream);
        }

        return $"sha256:{digest.Finish()}";
    }
}
