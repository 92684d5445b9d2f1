using CoCosNet.Api.Http;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Models;

/// <summary>Converts the translator's models to responses.</summary>
internal sealed class ModelResponses(ITranslator translator, UploadLimits uploads)
{
    // Computed on each access, because the limits depend on the loaded models.
    private ModelLimits Limits => new()
    {
        MinimumSide = TranslationOptions.MinimumSide,
        MaximumSide = TranslationOptions.MaximumSide,
        SideMultiple = 1,
        MaximumFileBytes = uploads.FileBytes,
        MaximumBodyBytes = uploads.BodyBytes,
    };

    public ModelListResponse List()
    {
        var defaultModel = translator.DefaultModel;
        return new() { Default = defaultModel, Models = [.. translator.Models.Select(model => ToResponse(model, defaultModel))] };
    }

    /// <summary>Returns the model with an id, or null.</summary>
    public ModelResponse? Find(string id) =>
        translator.Models.FirstOrDefault(model => model.Id == id) is { } model ? ToResponse(model, translator.DefaultModel) : null;

    private ModelResponse ToResponse(ModelStatus model, string? defaultModel)
    {
        var description = model.Description;
        return new()
        {
            Id = model.Id,
            State = model.State,
            Problem = model.Problem,
            Default = model.Id == defaultModel,
            Name = description?.Name,
            Semantics = description?.Semantics,
            Classes = description?.Classes,
            Channels = description?.Channels,
            ExemplarMap = description?.ExemplarMap,
            Size = description?.Size,
            Matching = description?.Matching,
            OpenLabels = description?.OpenLabels,
            Seeds = description?.Seeds,
            ReadsPictures = description?.ReadsPictures,
            Precision = description?.Precision,
            Device = description?.Device,
            Digest = description?.Digest,
            License = description?.License,
            Notes = description?.Notes,
            Limits = Limits,
        };
    }
}
