using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Labels;

namespace CoCosNet.Inference.Serving;

/// <summary>What reads and translates a request.</summary>
/// <param name="Model">The model for its classes.</param>
/// <param name="Reader">The reader of its maps.</param>
/// <param name="Labels">The request's own classes; null if they are the model's.</param>
internal sealed record RequestRoute(ITranslationModel Model, ISemanticReader Reader, ClassTable? Labels)
{
    /// <summary>Chooses the route of a request, after checking it against what the model supports.</summary>
    /// <param name="request">The request.</param>
    /// <param name="map">Its map.</param>
    /// <param name="description">The model that it names.</param>
    /// <param name="declared">The route for the model's own classes.</param>
    /// <param name="open">The model for labels of the request; null if there can be none.</param>
    /// <exception cref="TranslationException">The model does not support the request, or its own labels cannot be read.</exception>
    public static RequestRoute Of(
        TranslationRequest request, SemanticMapFile map, ModelDescription description, RequestRoute declared, ITranslationModel? open)
    {
        if (request.ExemplarMap is null && description.ExemplarMap == ExemplarMapUse.Required)
        {
            throw new TranslationException(
                TranslationError.ExemplarMapRequired, "exemplarMap", $"The model {description.Id} needs the exemplar's own map; send exemplarMap too.");
        }

        if (request.ExemplarMap is null && request.Options.ExemplarPerson is not null)
        {
            throw new TranslationException(
                TranslationError.InvalidOption, "exemplarPerson", "'exemplarPerson' chooses a person of the exemplar's map; send exemplarMap too, or leave it out.");
        }

        if (request.Options.Seed != 0 && !description.Seeds)
        {
            throw new TranslationException(
                TranslationError.InvalidOption, "seed", $"The model {description.Id} makes one picture of an input; leave 'seed' out.");
        }

        if (request.Options.Variations > 1 && !description.Seeds)
        {
            throw new TranslationException(
                TranslationError.InvalidOption, "variations", $"The model {description.Id} makes one picture of an input; leave 'variations' out.");
        }

        if (request.Options.Tile != Tiling.None && !description.Seeds)
        {
            throw new TranslationException(
                TranslationError.InvalidOption,
                "tile",
                $"The model {description.Id} has no texture synthesis, so its pictures cannot repeat without a seam; leave 'tile' out.");
        }

        var composes = request.ExemplarClasses.Count > 0;
        if (composes && open is null)
        {
            throw new TranslationException(
                TranslationError.InvalidOption,
                "exemplarClasses",
                $"The model {description.Id} has no texture synthesis, so exemplars cannot share a picture; leave 'exemplarClasses' out.");
        }

        if (!request.Options.OpenLabels)
        {
            // The network matches with one exemplar; the maps alone lead the synthesis through several.
            return composes ? declared with { Model = open! } : declared;
        }

        if (open is null)
        {
            throw new TranslationException(
                TranslationError.InvalidOption, "openLabels", $"The model {description.Id} takes only the labels that it declares; leave 'openLabels' out.");
        }

        if (map.IsPicture)
        {
            throw new TranslationException(
                TranslationError.InvalidOption,
                "openLabels",
                "'openLabels' takes the labels of a map, and the model reads 'layout' in its own classes; send map, or leave 'openLabels' out.");
        }

        var labels = OpenLabels.Find(request, map, description.Classes, PictureLimits.Default);
        return new RequestRoute(open, new LabelReader(labels, PictureLimits.Default, []), labels);
    }
}
