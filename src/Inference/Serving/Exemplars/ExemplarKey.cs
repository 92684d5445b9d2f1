using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>Computes the cache key of a prepared exemplar from the content of everything that it depends on.</summary>
internal static class ExemplarKey
{
    /// <returns>SHA-256 over model, precision, device, sizes, exemplar, its map and the map's reading options, each preceded by its length.</returns>
    public static string Of(TranslationRequest request, ModelDescription model, WorkingSizes sizes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes($"{model.Digest} {model.Precision} {model.Device} {sizes.Computed} {sizes.Scale}"));
        Add(hash, request.Exemplar.Span);
        if (request.ExemplarMap is { } map)
        {
            Add(hash, Encoding.UTF8.GetBytes($"{request.Options.MapColors} {string.Join(',', request.Options.Ignore)}"));
            Add(hash, map.Content.Span);
            if (map.Subset is { } subset)
            {
                Add(hash, subset.Span);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
