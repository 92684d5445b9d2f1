using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>What a worker process says of itself, again and again while it lives.</summary>
/// <param name="Id">Its id, new at every start.</param>
/// <param name="Models">Its models, broken and loading ones too.</param>
/// <param name="DefaultModel">The model for requests that name none.</param>
/// <param name="Capacity">Jobs that it runs at a time.</param>
/// <param name="Running">Jobs that it runs now.</param>
internal sealed record WorkerAnnouncement(
    string Id, IReadOnlyList<ModelStatus> Models, string? DefaultModel, int Capacity, int Running);
