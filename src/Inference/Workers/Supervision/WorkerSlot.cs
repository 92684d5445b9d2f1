using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>What the <see cref="Dispatcher"/> knows of one device's worker. Under its lock only.</summary>
internal sealed class WorkerSlot
{
    // Models that some worker of this slot has had ready.
    private readonly HashSet<string> _served = new(StringComparer.Ordinal);

    /// <summary>Where frames for the worker go; null while there is no worker.</summary>
    public FrameSender? Sender { get; set; }

    /// <summary>The last report, of a worker that may be dead by now; null before the first.</summary>
    public WorkerReport? Report { get; private set; }

    /// <summary>What the workers of this slot answer with where a request names no model. One that loads again stays the default: for some
    /// seconds another one's picture would be the wrong answer.</summary>
    public string? DefaultModel { get; private set; }

    public Dictionary<long, PendingTranslation> Running { get; } = [];

    public bool IsAlive => Sender is not null;

    public bool HasRoom => IsAlive && Report is not null && Running.Count < Report.Replicas;

    /// <summary>A dead worker's models are about to be loaded again.</summary>
    public IEnumerable<ModelStatus> Models => IsAlive || Report is null
        ? Report?.Models ?? []
        : Report.Models.Select(status => status.State == ModelState.Ready ? status with { State = ModelState.Loading } : status);

    /// <summary>A worker has started to talk, or one of its models changed.</summary>
    public void Hear(FrameSender sender, WorkerReport report)
    {
        (Sender, Report) = (sender, report);
        _served.UnionWith(report.Models.Where(status => status.State == ModelState.Ready).Select(status => status.Id));
        if (DefaultModel is not { } former || report.StateOf(former) != ModelState.Loading || !_served.Contains(former))
        {
            DefaultModel = report.DefaultModel;
        }
    }

    /// <summary>Whether a request may wait for a model here: it is ready, or was until its worker had to be replaced.</summary>
    public bool Serves(string model) => Report?.StateOf(model) switch
    {
        ModelState.Ready => true,
        ModelState.Loading => _served.Contains(model),
        _ => false,
    };
}
