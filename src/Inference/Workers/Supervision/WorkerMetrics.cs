using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Metrics of the queue, the workers and the models. Values are read when they are observed; no counters are duplicated.</summary>
internal sealed class WorkerMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "CoCosNet.Workers";

    public WorkerMetrics(IMeterFactory meters, Dispatcher dispatcher, IReadOnlyList<WorkerSupervisor> supervisors)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge(
            "cocosnet.queue.depth", () => dispatcher.Measure().Waiting, "{request}", "Translations that wait for a worker.");
        meter.CreateObservableGauge(
            "cocosnet.queue.oldest.age", () => dispatcher.Measure().Oldest.TotalSeconds, "s", "How long the longest of them has waited.");
        meter.CreateObservableGauge(
            "cocosnet.worker.running", () => dispatcher.Measure().Running, "{request}", "Translations that workers work on.");
        meter.CreateObservableCounter(
            "cocosnet.worker.restarts", () => supervisors.Select(supervisor => Of(supervisor, (long)supervisor.Deaths)), "{process}", "Worker processes that ended and were replaced.");
        meter.CreateObservableGauge(
            "cocosnet.worker.alive", () => supervisors.Select(supervisor => Of(supervisor, supervisor.ProcessId is null ? 0 : 1)), "{process}", "Worker processes that run.");
        meter.CreateObservableGauge(
            "cocosnet.worker.memory", () => supervisors.Select(supervisor => Of(supervisor, Memory(supervisor.ProcessId))), "By", "Resident memory of worker processes.");
        meter.CreateObservableGauge(
            "cocosnet.model.ready",
            () => dispatcher.Models.Select(model => new Measurement<int>(
                model.State == ModelState.Ready ? 1 : 0, new KeyValuePair<string, object?>("model", model.Id))),
            "{model}",
            "1 where the model translates, 0 where it is loading or broken.");
    }

    private static Measurement<T> Of<T>(WorkerSupervisor supervisor, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>("device", supervisor.Device));

    private static long Memory(int? id)
    {
        if (id is null)
        {
            return 0;
        }

        try
        {
            using var process = Process.GetProcessById(id.Value);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The process has just ended.
            return 0;
        }
    }
}
