using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>The <see cref="Dispatcher"/>'s state of one device's worker. Access requires the dispatcher's lock.</summary>
internal sealed class WorkerSlot
{
    // Models that a worker of this slot has had ready.
    private readonly HashSet<string> _served = new(StringComparer.Ordinal);

    /// <summary>Sends frames to the worker; null while no worker runs.</summary>
    public FrameSender? Sender { get; set; }

    /// <summary>The last report, possibly of a worker that has died since; null before the first report.</summary>
    public WorkerReport? Report { get; private set; }

    /// <summary>The model for requests that name none. A default model that loads again stays the default: a few seconds with another
    /// model's pictures would be wrong.</summary>
    public string? DefaultModel { get; private set; }

    public Dictionary<long, PendingTranslation> Running { get; } = [];

    public bool IsAlive => Sender is not null;

    public bool HasRoom => IsAlive && Report is not null && Running.Count < Report.Replicas;

    /// <summary>Statuses of the models; those of a dead worker count as loading, because the next worker loads them again.</summary>
    public IEnumerable<ModelStatus> Models => IsAlive || Report is null
        ? Report?.Models ?? []
        : Report.Models.Select(status => status.State == ModelState.Ready ? status with { State = ModelState.Loading } : status);

    /// <summary>Records a worker's report.</summary>
    public void Receive(FrameSender sender, WorkerReport report)
    {
        (Sender, Report) = (sender, report);
        _served.UnionWith(report.Models.Where(status => status.State == ModelState.Ready).Select(status => status.Id));
        if (DefaultModel is not { } former || report.StateOf(former) != ModelState.Loading || !_served.Contains(former))
        {
            DefaultModel = report.DefaultModel;
        }
    }

    /// <summary>Whether a request may wait for a model here: the model is ready, or was until its worker had to be replaced.</summary>
    public bool Serves(string model) => Report?.StateOf(model) switch
    {
        ModelState.Ready => true,
        ModelState.Loading => _served.Contains(model),
        _ => false,
    };
}
