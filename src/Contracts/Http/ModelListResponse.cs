namespace CoCosNet.Contracts.Http;

/// <summary>The models of a server.</summary>
public sealed record ModelListResponse
{
    /// <summary>Id of the model for translations that name none; absent if no model is usable.</summary>
    public string? Default { get; init; }

    /// <summary>Every model folder, including loading and broken ones, ordered by id.</summary>
    public required IReadOnlyList<ModelResponse> Models { get; init; }
}
