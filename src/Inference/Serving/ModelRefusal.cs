using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Serving;

/// <summary>Creates the error for a request whose model cannot serve it.</summary>
internal static class ModelRefusal
{
    /// <param name="id">Id of the model, or null if the request names none and there is no default.</param>
    /// <param name="statuses">Statuses of all model folders.</param>
    public static TranslationException Of(string? id, IReadOnlyList<ModelStatus> statuses)
    {
        if (id is null)
        {
            return statuses.Any(status => status.State == ModelState.Loading)
                ? new TranslationException(TranslationError.ModelLoading, "model", "The models are still loading; try again in a moment.")
                : new TranslationException(TranslationError.ModelBroken, "model", "No model is usable; GET /v1/models says why.");
        }

        return statuses.FirstOrDefault(status => status.Id == id) switch
        {
            null => new TranslationException(
                TranslationError.UnknownModel, "model", $"There is no model {id}; there are: {string.Join(", ", statuses.Select(status => status.Id))}."),
            { State: ModelState.Broken } broken => new TranslationException(
                TranslationError.ModelBroken, "model", $"The model {id} cannot be used: {broken.Problem}"),
            _ => new TranslationException(TranslationError.ModelLoading, "model", $"The model {id} is still loading; try again in a moment."),
        };
    }
}
