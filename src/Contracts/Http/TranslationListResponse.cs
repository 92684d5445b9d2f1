namespace CoCosNet.Contracts.Http;

/// <summary>The outcomes of a request with several exemplars.</summary>
public sealed record TranslationListResponse
{
    /// <summary>The outcomes in the order of the exemplars.</summary>
    public required IReadOnlyList<TranslationItemResponse> Results { get; init; }
}

/// <summary>The outcome of one exemplar: a result or a problem.</summary>
public sealed record TranslationItemResponse
{
    /// <summary>The finished translation; absent if it failed.</summary>
    public TranslationResponse? Result { get; init; }

    /// <summary>The problem; absent if the translation succeeded.</summary>
    public Problem? Problem { get; init; }
}
