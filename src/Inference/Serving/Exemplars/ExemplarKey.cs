using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>Computes the cache key of a prepared exemplar from the content of everything that it depends on.</summary>
internal static class ExemplarKey
{
    /// <param name="request">The request.</param>
    /// <param name="model">The model.</param>
    /// <param name="sizes">The sizes of the translation.</param>
    /// <param name="labels">The request's own classes; null if they are the model's.</param>
    /// <returns>SHA-256 over model, precision, device, sizes, labels, exemplar, its map and the map's reading options.</returns>
    public static string Of(TranslationRequest request, ModelDescription model, WorkingSizes sizes, ClassTable? labels)
    {
        using var digest = new ContentDigest();
        digest.Add("model", $"{model.Digest} {model.Precision} {model.Device} {sizes.Result} {sizes.Scale} {labels?.Colors}")
            .Add("picture", $"{request.Options.Animation} {request.Options.Background}")
            .Add("exemplar", request.Exemplar.Span);
        if (request.ExemplarMap is { } map)
        {
            digest.Add("reading", $"{request.Options.MapColors} {string.Join(',', request.Options.Ignore)} {request.Options.ExemplarPerson}").Add("map", map.Content.Span);
            if (map.Subset is { } subset)
            {
                digest.Add("subset", subset.Span);
            }
        }

        if (request.ExemplarClasses.Count > 0)
        {
            digest.Add("classes", string.Join(',', request.ExemplarClasses));
            foreach (var other in request.OtherExemplars)
            {
                digest.Add("classes", string.Join(',', other.Classes)).Add("exemplar", other.Picture.Span).Add("map", (other.Map?.Content ?? default).Span);
            }
        }

        return digest.Finish();
    }
}
