namespace CoCosNet.Contracts.Http;

/// <summary>What became of each exemplar of a request with several.</summary>
public sealed record TranslationListResponse
{
    /// <summary>In the order of the exemplars.</summary>
    public required IReadOnlyList<TranslationItemResponse> Results { get; init; }
}

/// <summary>What became of one exemplar: a result or a problem.</summary>
public sealed record TranslationItemResponse
{
    /// <summary>The finished translation; absent where it failed.</summary>
    public TranslationResponse? Result { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public Problem? Problem { get; init; }
}
