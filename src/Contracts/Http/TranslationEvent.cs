using CoCosNet.Contracts.Translations;

namespace CoCosNet.Contracts.Http;

/// <summary>The data of one event of a stream: the state of a translation and what has changed.</summary>
public sealed record TranslationEvent
{
    /// <summary>The state; the stream ends after a final one.</summary>
    public required JobState State { get; init; }

    /// <summary>The current stage; absent unless it is running.</summary>
    public TranslationStage? Stage { get; init; }

    /// <summary>Fraction of the work that is done, 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <summary>The warp of the level that has just been matched; absent unless the request asks for previews.</summary>
    public WarpResponse? Preview { get; init; }

    /// <summary>The result, once the translation has succeeded.</summary>
    public TranslationResponse? Result { get; init; }

    /// <summary>The problem, once the translation has failed.</summary>
    public Problem? Problem { get; init; }
}
