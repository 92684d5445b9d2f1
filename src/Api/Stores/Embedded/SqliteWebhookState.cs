using CoCosNet.Api.Webhooks;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Pending callback messages, as columns of their jobs.</summary>
internal sealed class SqliteWebhookState(Database database, TimeProvider time) : IWebhookState
{
    public Task<IReadOnlyList<OwedMessage>> ClaimAsync(TimeSpan lease, int limit, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<OwedMessage>>(
            session =>
            {
                var now = time.GetUtcNow();
                var due = session.Query(
                    "SELECT id, callback_attempts FROM jobs WHERE callback_due <= @now ORDER BY callback_due LIMIT @limit",
                    row => (Id: row.GetString(0), Attempts: row.GetInt32(1)),
                    ("now", JobRows.Milliseconds(now)),
                    ("limit", limit));
                foreach (var (id, attempts) in due)
                {
                    session.Execute(
                        "UPDATE jobs SET callback_due = @due, callback_attempts = @attempts WHERE id = @id",
                        ("id", id),
                        ("due", JobRows.Milliseconds(now + lease)),
                        ("attempts", attempts + 1));
                }

                return [.. due.Select(owed => new OwedMessage(JobRows.Find(session, owed.Id)!, owed.Attempts + 1))];
            },
            cancellationToken);

    // An expired job has no pending message.
    public Task SettleAsync(string job, DateTimeOffset? again, CancellationToken cancellationToken) => database.RunAsync(
        session => session.Execute(
            "UPDATE jobs SET callback_due = @due WHERE id = @id AND callback_due IS NOT NULL",
            ("id", job),
            ("due", again is { } due ? JobRows.Milliseconds(due) : null)),
        cancellationToken);
}
