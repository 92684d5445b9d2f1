using CoCosNet.Api.Webhooks;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Pending callback messages, as part of their jobs' records. A claim changes the record, so that only one process gets it.</summary>
internal sealed class JetStreamWebhookState(JobLedger ledger, TimeProvider time) : IWebhookState
{
    public async Task<IReadOnlyList<OwedMessage>> ClaimAsync(TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = ledger.Index.Values.Where(summary => summary.CallbackDue <= now).OrderBy(summary => summary.CallbackDue).Take(limit).ToArray();
        var claimed = new List<OwedMessage>();
        foreach (var summary in due)
        {
            var record = await ledger.ChangeAsync(
                summary.Id,
                record => record.CallbackDue <= now
                    ? record with { CallbackDue = now + lease, CallbackAttempts = record.CallbackAttempts + 1 }
                    : null,
                cancellationToken);
            if (record is not null)
            {
                claimed.Add(new OwedMessage(record.ToJob(), record.CallbackAttempts));
            }
        }

        return claimed;
    }

    // An expired job has no pending message.
    public Task SettleAsync(string job, DateTimeOffset? again, CancellationToken cancellationToken) =>
        ledger.ChangeAsync(job, record => record.CallbackDue is null ? null : record with { CallbackDue = again }, cancellationToken);
}
