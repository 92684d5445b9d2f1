using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Stops runs in this process whose jobs were cancelled or removed by another process, or given to another worker.</summary>
internal sealed class RunCancellation(JobLedger ledger, RunningJobs running) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ledger.Changed += OnChanged;
        ledger.Removed += running.Stop;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        ledger.Changed -= OnChanged;
        ledger.Removed -= running.Stop;
        return Task.CompletedTask;
    }

    private void OnChanged(JobSummary summary)
    {
        if (summary.State is JobState.Canceled or JobState.Expired)
        {
            running.Stop(summary.Id);
        }
        else
        {
            running.StopBefore(summary.Id, summary.Attempts);
        }
    }
}
