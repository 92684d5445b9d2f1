using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Translations;

/// <summary>Loads a model's folder anew while the server runs.</summary>
public interface IModelReloader
{
    /// <summary>Loads the folder beside the model that is served, proves it by a real forward, and lets it take the other's place. Translations
    /// under way end with the model that they began with. A folder that cannot be used changes nothing.</summary>
    /// <param name="id">The folder's name; one that was not there at the start is added.</param>
    /// <param name="cancellationToken">Nobody waits any more; the loading goes on.</param>
    /// <returns>The model as it is served now.</returns>
    /// <exception cref="TranslationException"><see cref="TranslationError.UnknownModel"/>: there is no such folder;
    /// <see cref="TranslationError.ModelBroken"/>: it cannot be used, and why.</exception>
    Task<ModelStatus> ReloadAsync(string id, CancellationToken cancellationToken);
}
