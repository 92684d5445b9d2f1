using System.Globalization;
using System.Text.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>State of jobs in the embedded database.</summary>
internal sealed class SqliteJobState(Database database, ChangeSignals signals, IOptions<JobOptions> options, TimeProvider time) : IJobState
{
    private const string Active = "('Queued', 'Running')";

    /// <summary>A job that ends owes its callback a message.</summary>
    private const string OwesCallback = "callback_due = CASE WHEN json_extract(request, '$.callback') IS NULL THEN NULL ELSE @now END";

    private const string ThisRun = "WHERE id = @id AND state = 'Running' AND attempts = @attempt";

    public async Task<Job> AddAsync(NewJob job, CancellationToken cancellationToken)
    {
        var (accepted, isNew) = await database.RunAsync(session => Add(session, job), cancellationToken);
        if (isNew)
        {
            signals.Changed(SqliteJobQueue.Signal);
        }

        return accepted;
    }

    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.RunAsync(session => JobRows.Find(session, id), cancellationToken);

    public Task<Job?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        database.RunAsync(session => FindByKey(session, key), cancellationToken);

    public Task<IReadOnlyList<Job>> ListAsync(JobPage page, CancellationToken cancellationToken) => database.RunAsync(
        session => JobRows.Select(
            session,
            "WHERE owner = @owner AND (@state IS NULL OR state = @state) AND (@before IS NULL OR sequence < @before) ORDER BY sequence DESC LIMIT @limit",
            ("owner", page.Owner),
            ("state", page.State is { } state ? JobRows.Name(state) : null),
            ("before", page.Before),
            ("limit", page.Limit)),
        cancellationToken);

    public Task<bool> ReportAsync(Job job, TranslationProgress progress, JobOutput? preview, CancellationToken cancellationToken) => ChangeAsync(
        job.Id,
        session =>
        {
            var changed = session.Execute(
                $"UPDATE jobs SET stage = @stage, fraction = @fraction, bytes = bytes + @bytes {ThisRun}",
                ("id", job.Id),
                ("attempt", job.Attempts),
                ("stage", progress.Stage.ToString()),
                ("fraction", progress.Fraction),
                ("bytes", preview?.Bytes ?? 0));
            if (changed == 0)
            {
                return false;
            }

            WarpResponse? shown = null;
            if (preview is not null)
            {
                JobRows.Keep(session, job.Id, preview);
                var picture = new PictureResponse(
                    preview.MediaType, preview.Width!.Value, preview.Height!.Value, JobAddresses.Output(job.Id, preview.Name));
                shown = new WarpResponse(progress.Preview!.Level, picture);
            }

            JobRows.AddEvent(
                session, job.Id, new TranslationEvent { State = JobState.Running, Stage = progress.Stage, Fraction = progress.Fraction, Preview = shown });
            return true;
        },
        cancellationToken);

    public Task<bool> FinishAsync(Job job, JobOutcome outcome, CancellationToken cancellationToken) => ChangeAsync(
        job.Id,
        session =>
        {
            var now = time.GetUtcNow();
            var changed = session.Execute(
                $"UPDATE jobs SET state = @state, finished = @now, expires = @expires, stage = NULL, fraction = COALESCE(@fraction, fraction), "
                + $"result = @result, problem = @problem, bytes = @bytes, {OwesCallback} {ThisRun}",
                ("id", job.Id),
                ("attempt", job.Attempts),
                ("state", JobRows.Name(outcome.State)),
                ("now", JobRows.Milliseconds(now)),
                ("expires", JobRows.Milliseconds(now + options.Value.Retention)),
                ("fraction", outcome.Result is null ? null : 1.0),
                ("result", outcome.Result is null ? null : JsonSerializer.Serialize(outcome.Result, HttpJsonContext.Default.TranslationResponse)),
                ("problem", outcome.Problem is null ? null : JsonSerializer.Serialize(outcome.Problem, HttpJsonContext.Default.Problem)),
                ("bytes", outcome.Outputs.Sum(output => output.Bytes)));
            if (changed == 0)
            {
                return false;
            }

            foreach (var output in outcome.Outputs)
            {
                JobRows.Keep(session, job.Id, output);
            }

            var fraction = JobRows.Find(session, job.Id)!.Fraction;
            JobRows.AddEvent(
                session, job.Id, new TranslationEvent { State = outcome.State, Fraction = fraction, Result = outcome.Result, Problem = outcome.Problem });
            return true;
        },
        cancellationToken);

    public async Task<Job?> CancelAsync(string id, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            id,
            session =>
            {
                var now = time.GetUtcNow();
                var changed = session.Execute(
                    $"UPDATE jobs SET state = 'Canceled', finished = @now, expires = @expires, stage = NULL, {OwesCallback}, "
                    + "bytes = (SELECT COALESCE(SUM(bytes), 0) FROM outputs WHERE job = @id) "
                    + $"WHERE id = @id AND state IN {Active}",
                    ("id", id),
                    ("now", JobRows.Milliseconds(now)),
                    ("expires", JobRows.Milliseconds(now + options.Value.Retention)));
                if (changed == 0)
                {
                    return false;
                }

                var job = JobRows.Find(session, id)!;
                JobRows.AddEvent(session, id, new TranslationEvent { State = JobState.Canceled, Fraction = job.Fraction });
                return true;
            },
            cancellationToken);
        return await FindAsync(id, cancellationToken);
    }

    public Task<bool> ExpireAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        session =>
        {
            var changed = session.Execute(
                "UPDATE jobs SET state = 'Expired', expires = @now, result = NULL, bytes = 0, callback_due = NULL "
                + $"WHERE id = @id AND state NOT IN {Active} AND state <> 'Expired'",
                ("id", id),
                ("now", JobRows.Milliseconds(time.GetUtcNow())));
            session.Execute("DELETE FROM outputs WHERE job = @id AND EXISTS (SELECT 1 FROM jobs WHERE id = @id AND state = 'Expired')", ("id", id));

            // The final event loses its links to deleted files but keeps its number, so that a late reader sees no gap.
            if (changed > 0)
            {
                var expired = new TranslationEvent { State = JobState.Expired, Fraction = JobRows.Find(session, id)!.Fraction };
                session.Execute(
                    "UPDATE events SET data = @data WHERE job = @id AND final = 1",
                    ("id", id),
                    ("data", JsonSerializer.Serialize(expired, HttpJsonContext.Default.TranslationEvent)));
            }

            return changed > 0;
        },
        cancellationToken);

    public Task<IReadOnlyList<string>> OverdueAsync(CancellationToken cancellationToken) => database.RunAsync<IReadOnlyList<string>>(
        session => session.Query(
            $"SELECT id FROM jobs WHERE state NOT IN {Active} AND state <> 'Expired' AND expires <= @now",
            row => row.GetString(0),
            ("now", JobRows.Milliseconds(time.GetUtcNow()))),
        cancellationToken);

    public Task ForgetAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken) => database.RunAsync(
        session =>
        {
            var before = JobRows.Milliseconds(expiredBefore);
            session.Execute(
                "DELETE FROM events WHERE job IN (SELECT id FROM jobs WHERE state = 'Expired' AND expires < @before)", ("before", before));
            return session.Execute("DELETE FROM jobs WHERE state = 'Expired' AND expires < @before", ("before", before));
        },
        cancellationToken);

    public Task<long> CountBytesAsync(CancellationToken cancellationToken) =>
        database.RunAsync(session => session.Number("SELECT COALESCE(SUM(bytes), 0) FROM jobs"), cancellationToken);

    public Task<string?> OldestFinishedAsync(CancellationToken cancellationToken) => database.RunAsync(
        session => session.Query(
            $"SELECT id FROM jobs WHERE state NOT IN {Active} AND state <> 'Expired' ORDER BY finished LIMIT 1",
            row => row.GetString(0)).SingleOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<JobEvent>> ReadEventsAsync(string id, long after, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<JobEvent>>(
            session => session.Query(
                "SELECT number, data, final FROM events WHERE job = @id AND number > @after ORDER BY number",
                row => new JobEvent(row.GetInt64(0), row.GetString(1), row.GetInt64(2) == 1),
                ("id", id),
                ("after", after)),
            cancellationToken);

    public Task NextChange(string id) => signals.Next(id);

    private static Job? FindByKey(Session session, string key) => JobRows.Select(session, "WHERE key = @key", ("key", key)).SingleOrDefault();

    private (Job Job, bool IsNew) Add(Session session, NewJob job)
    {
        if (job.Key is not null && FindByKey(session, job.Key) is { } known)
        {
            return (known, false);
        }

        var capacity = options.Value.QueueCapacity;
        if (session.Number("SELECT COUNT(*) FROM jobs WHERE state = 'Queued'") >= capacity)
        {
            throw new TranslationException(
                TranslationError.QueueFull,
                field: null,
                string.Create(CultureInfo.InvariantCulture, $"All {capacity} places of waiting jobs (Jobs:QueueCapacity) are taken; try again later."));
        }

        session.Execute(
            "INSERT INTO jobs (id, owner, state, request, key, fingerprint, created, bytes) "
            + "VALUES (@id, @owner, 'Queued', @request, @key, @fingerprint, @now, @bytes)",
            ("id", job.Id),
            ("owner", job.Owner),
            ("request", JsonSerializer.Serialize(job.Request, JobJsonContext.Default.JobRequest)),
            ("key", job.Key),
            ("fingerprint", job.Fingerprint),
            ("now", JobRows.Milliseconds(time.GetUtcNow())),
            ("bytes", job.Bytes));
        JobRows.AddEvent(session, job.Id, new TranslationEvent { State = JobState.Queued, Fraction = 0 });
        return (JobRows.Find(session, job.Id)!, true);
    }

    private async Task<bool> ChangeAsync(string id, Func<Session, bool> change, CancellationToken cancellationToken)
    {
        var changed = await database.RunAsync(change, cancellationToken);
        if (changed)
        {
            signals.Changed(id);
        }

        return changed;
    }
}
