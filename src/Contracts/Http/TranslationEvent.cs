using CoCosNet.Contracts.Translations;

namespace CoCosNet.Contracts.Http;

/// <summary>The data of one event of a stream: how a translation stands, and what is new about it.</summary>
public sealed record TranslationEvent
{
    /// <summary>Where it stands; after a final state the stream ends.</summary>
    public required JobState State { get; init; }

    /// <summary>What it does now; absent unless it is running.</summary>
    public TranslationStage? Stage { get; init; }

    /// <summary>Of the whole work, 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <summary>The warp of a level that has just been matched; absent unless previews were asked for.</summary>
    public WarpResponse? Preview { get; init; }

    /// <summary>What the translation gave, once it has succeeded.</summary>
    public TranslationResponse? Result { get; init; }

    /// <summary>Why it failed, once it has.</summary>
    public Problem? Problem { get; init; }
}
