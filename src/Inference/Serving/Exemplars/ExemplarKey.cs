using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>Computes the cache key of a prepared exemplar from the content of everything that it depends on.</summary>
internal static class ExemplarKey
{
    /// <returns>SHA-256 over model, precision, device, sizes, exemplar, its map and the map's reading options.</returns>
    public static string Of(TranslationRequest request, ModelDescription model, WorkingSizes sizes)
    {
        using var digest = new ContentDigest();
        digest.Add("model", $"{model.Digest} {model.Precision} {model.Device} {sizes.Computed} {sizes.Scale}").Add("exemplar", request.Exemplar.Span);
        if (request.ExemplarMap is { } map)
        {
            digest.Add("reading", $"{request.Options.MapColors} {string.Join(',', request.Options.Ignore)}").Add("map", map.Content.Span);
            if (map.Subset is { } subset)
            {
                digest.Add("subset", subset.Span);
            }
        }

        return digest.Finish();
    }
}
