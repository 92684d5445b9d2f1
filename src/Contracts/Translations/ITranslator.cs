using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Translations;

/// <summary>The seam between HTTP and inference, and the only interface that tests replace by a fake.</summary>
public interface ITranslator
{
    /// <summary>Every model folder, including broken and loading ones, ordered by id. Never blocks.</summary>
    IReadOnlyList<ModelStatus> Models { get; }

    /// <summary>Id of the model for requests that name none; null if no model is usable.</summary>
    string? DefaultModel { get; }

    /// <summary>Whether the translator is running: false until a worker process that died is replaced. Never blocks.</summary>
    bool IsAlive { get; }

    /// <summary>Translates. Expected failures throw <see cref="TranslationException"/>. A cancelled request that has not
    /// started is skipped; a running one stops at the next stage.</summary>
    /// <param name="request">The client's request.</param>
    /// <param name="progress">Receives progress on a thread of the translator; must not block. May be null.</param>
    /// <param name="cancellationToken">Cancels the translation.</param>
    Task<TranslationResult> TranslateAsync(TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken);
}
