using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The periodic announcement of a worker process.</summary>
/// <param name="Id">Its id, new at every start.</param>
/// <param name="Models">Its models, including broken and loading ones.</param>
/// <param name="DefaultModel">The model for requests that name none.</param>
/// <param name="Capacity">Jobs that it can run at the same time.</param>
/// <param name="Running">Jobs that it is running.</param>
/// <param name="Refused">Published models that it cannot use.</param>
internal sealed record WorkerAnnouncement(
    string Id, IReadOnlyList<ModelStatus> Models, string? DefaultModel, int Capacity, int Running, IReadOnlyList<RefusedModel>? Refused = null);
