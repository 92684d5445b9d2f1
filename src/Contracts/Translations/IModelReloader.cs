using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Translations;

/// <summary>Reloads a model's folder while the server runs.</summary>
public interface IModelReloader
{
    /// <summary>Full path of the directory of model folders.</summary>
    string Directory { get; }

    /// <summary>Loads the folder beside the served model, tests it by a forward pass, and replaces the served model. Translations
    /// under way finish with the old model. An unusable folder changes nothing.</summary>
    /// <param name="id">The folder's name; a new folder is added.</param>
    /// <param name="cancellationToken">Stops waiting; the reload continues.</param>
    /// <returns>The model that is served now.</returns>
    /// <exception cref="TranslationException"><see cref="TranslationError.UnknownModel"/>: there is no such folder;
    /// <see cref="TranslationError.ModelBroken"/>: it cannot be used, and why.</exception>
    Task<ModelStatus> ReloadAsync(string id, CancellationToken cancellationToken) => ReloadAsync(id, folder: null, cancellationToken);

    /// <summary>As <see cref="ReloadAsync(string, CancellationToken)"/>, from a folder that is not, or not yet, among the models.</summary>
    /// <param name="id">The model's id.</param>
    /// <param name="folder">Full path of the folder, whose name is the id; null for the one in <see cref="Directory"/>. A worker process that is
    /// started later loads the one in <see cref="Directory"/>.</param>
    /// <param name="cancellationToken">Stops waiting; the reload continues.</param>
    /// <inheritdoc cref="ReloadAsync(string, CancellationToken)"/>
    Task<ModelStatus> ReloadAsync(string id, string? folder, CancellationToken cancellationToken);
}
