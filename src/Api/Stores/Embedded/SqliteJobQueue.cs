using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The queue in the embedded database: queued jobs in the order in which they were accepted.</summary>
internal sealed class SqliteJobQueue(Database database, ChangeSignals signals, TimeProvider time) : IJobQueue
{
    /// <summary>Raised when a job is queued.</summary>
    public const string Signal = "queue";

    private const string BackInTheQueue = "UPDATE jobs SET state = 'Queued', stage = NULL, fraction = 0";

    public async Task<Job> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var queued = signals.Next(Signal);
            if (await database.RunAsync(Claim, cancellationToken) is { } job)
            {
                signals.Changed(job.Id);
                return job;
            }

            await queued.WaitAsync(cancellationToken);
        }
    }

    public async Task ReleaseAsync(Job job, CancellationToken cancellationToken)
    {
        await database.RunAsync(
            session => Requeue(session, job, $"{BackInTheQueue}, attempts = attempts - 1 WHERE id = @id AND state = 'Running' AND attempts = @attempt"),
            cancellationToken);
        signals.Changed(job.Id);
        signals.Changed(Signal);
    }

    public Task<IReadOnlyList<Job>> RecoverAsync(int maximumAttempts, CancellationToken cancellationToken) => database.RunAsync<IReadOnlyList<Job>>(
        session =>
        {
            var running = JobRows.Select(session, "WHERE state = 'Running' ORDER BY sequence");
            foreach (var job in running.Where(job => job.Attempts < maximumAttempts))
            {
                Requeue(session, job, $"{BackInTheQueue} WHERE id = @id AND attempts = @attempt");
            }

            return [.. running.Where(job => job.Attempts >= maximumAttempts)];
        },
        cancellationToken);

    public Task<JobBacklog> MeasureAsync(CancellationToken cancellationToken) => database.RunAsync(
        session => session.Query(
            "SELECT COUNT(*), MIN(created) FROM jobs WHERE state = 'Queued'",
            row => new JobBacklog(row.GetInt32(0), row.IsDBNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)))).Single(),
        cancellationToken);

    public Task<JobPlace> LocateAsync(Job job, CancellationToken cancellationToken) => database.RunAsync(
        session =>
        {
            var ahead = session.Number("SELECT COUNT(*) FROM jobs WHERE state = 'Queued' AND sequence < @sequence", ("sequence", job.Sequence));
            var mean = session.Query(
                "SELECT AVG(finished - started) FROM "
                + "(SELECT started, finished FROM jobs WHERE state = 'Succeeded' ORDER BY finished DESC LIMIT 20)",
                row => row.IsDBNull(0) ? (TimeSpan?)null : TimeSpan.FromMilliseconds(row.GetDouble(0)));
            return new JobPlace((int)ahead, mean.Single());
        },
        cancellationToken);

    private static bool Requeue(Session session, Job job, string statement)
    {
        if (session.Execute(statement, ("id", job.Id), ("attempt", job.Attempts)) == 0)
        {
            return false;
        }

        JobRows.AddEvent(session, job.Id, new TranslationEvent { State = JobState.Queued, Fraction = 0 });
        return true;
    }

    private Job? Claim(Session session)
    {
        var claimed = session.Query(
            "UPDATE jobs SET state = 'Running', attempts = attempts + 1, started = @now, stage = NULL, fraction = 0 "
            + "WHERE id = (SELECT id FROM jobs WHERE state = 'Queued' ORDER BY sequence LIMIT 1) RETURNING id",
            row => row.GetString(0),
            ("now", JobRows.Milliseconds(time.GetUtcNow()))).SingleOrDefault();
        if (claimed is null)
        {
            return null;
        }

        JobRows.AddEvent(session, claimed, new TranslationEvent { State = JobState.Running, Fraction = 0 });
        return JobRows.Find(session, claimed);
    }
}
