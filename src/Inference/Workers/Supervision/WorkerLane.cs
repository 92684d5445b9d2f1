using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>What the <see cref="Dispatcher"/> knows of one device's worker. Under its lock only.</summary>
internal sealed class WorkerLane
{
    /// <summary>Where frames for the worker go; null while there is no worker.</summary>
    public FrameSender? Sender { get; set; }

    /// <summary>The last report, of a worker that may be dead by now; null before the first.</summary>
    public WorkerReport? Report { get; set; }

    public Dictionary<long, PendingTranslation> Running { get; } = [];

    public bool IsAlive => Sender is not null;

    public bool HasRoom => IsAlive && Report is not null && Running.Count < Report.Replicas;

    /// <summary>A dead worker's models are about to be loaded again.</summary>
    public IEnumerable<ModelStatus> Models => IsAlive || Report is null
        ? Report?.Models ?? []
        : Report.Models.Select(status => status.State == ModelState.Ready ? status with { State = ModelState.Loading } : status);
}
