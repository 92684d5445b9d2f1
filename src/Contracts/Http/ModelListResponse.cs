namespace CoCosNet.Contracts.Http;

/// <summary>The models of a server.</summary>
public sealed record ModelListResponse
{
    /// <summary>Id of the model that a translation without one gets; absent where no model is usable.</summary>
    public string? Default { get; init; }

    /// <summary>Every model folder, loading and broken ones too, in the order of their ids.</summary>
    public required IReadOnlyList<ModelResponse> Models { get; init; }
}
