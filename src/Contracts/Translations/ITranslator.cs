using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Translations;

/// <summary>The seam between HTTP and inference, and the only place where a fake may stand in.</summary>
public interface ITranslator
{
    /// <summary>Every model folder found, broken and loading ones too, in the order of their ids. Never blocks.</summary>
    IReadOnlyList<ModelStatus> Models { get; }

    /// <summary>Id of the model that a request without one gets, or null where no model is usable.</summary>
    string? DefaultModel { get; }

    /// <summary>Whether what translates is running: false while a process that died has not been replaced. Never blocks.</summary>
    bool IsAlive { get; }

    /// <summary>Translates; expected failures arrive as <see cref="TranslationException"/>. A cancelled request that has not
    /// started is skipped, one that runs stops at the next stage.</summary>
    /// <param name="request">What the client sent.</param>
    /// <param name="progress">Told from a thread of the translator's; must not block. Null where nobody listens.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    Task<TranslationResult> TranslateAsync(TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken);
}
