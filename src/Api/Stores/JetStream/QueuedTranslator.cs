using System.Security.Cryptography;
using System.Text.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>
/// Translates through the shared queue: a request becomes a job of interactive priority, which a worker runs, and the job's result becomes
/// the request's. If the caller cancels, the job is cancelled.
/// </summary>
internal sealed class QueuedTranslator(
    JetStreamServer server, WorkerDirectory workers, JetStreamJobState state, JobFiles files, TimeProvider time) : ITranslator
{
    private const int IdDigits = 32;

    /// <summary>Longer than the interval between a worker's announcements.</summary>
    private static readonly TimeSpan WorkerPatience = TimeSpan.FromSeconds(5);

    public IReadOnlyList<ModelStatus> Models => workers.Models;

    public string? DefaultModel => workers.Present.Select(worker => worker.DefaultModel).FirstOrDefault(model => model is not null);

    public bool IsAlive => server.IsConnected;

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var id = RandomNumberGenerator.GetHexString(IdDigits, lowercase: true);
        request = request with { Model = RequireModel(request.Model) };
        var isEnded = false;
        try
        {
            var (kept, bytes) = await files.PutInputsAsync(id, request, cancellationToken);
            await state.AddAsync(
                new NewJob(id, Owner: "", kept with { IsSilent = progress is null }, bytes, Key: null, Fingerprint: null)
                {
                    Priority = JobPriority.Interactive,
                    Transient = true,
                },
                cancellationToken);
            var job = await FollowAsync(id, progress, cancellationToken);
            isEnded = true;
            return await ReadAsync(job, time.GetElapsedTime(started), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await state.CancelAsync(id, CancellationToken.None);
            throw;
        }
        finally
        {
            _ = ForgetAsync(id, isEnded);
        }
    }

    /// <summary>Resolves the request's model; throws if no worker has it.</summary>
    private string RequireModel(string? wanted)
    {
        var models = Models;
        var model = wanted ?? DefaultModel;
        var status = models.FirstOrDefault(known => known.Id == model);
        return status switch
        {
            { State: ModelState.Ready } => status.Id,
            { State: ModelState.Loading } => throw new TranslationException(
                TranslationError.ModelLoading, "model", $"The model {model} is still loading on every worker; try again in a moment.")
            { RetryAfter = WorkerPatience },
            { State: ModelState.Broken } => throw new TranslationException(
                TranslationError.ModelBroken, "model", $"The model {model} cannot be used: {status.Problem}"),
            _ when wanted is null || models.Count == 0 => throw new TranslationException(TranslationError.NoWorker, field: null, JobIntake.NoWorkerDetail),
            _ => throw new TranslationException(
                TranslationError.UnknownModel, "model", $"No worker has a model {model}; there are: {string.Join(", ", models.Select(known => known.Id))}."),
        };
    }

    /// <summary>Waits for the job to end, forwards its progress, and returns it.</summary>
    private async Task<Job> FollowAsync(string id, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        var seen = 0;
        while (true)
        {
            var change = state.NextChange(id);
            if (progress is null && state.IsUnfinished(id))
            {
                await change.WaitAsync(cancellationToken);
                continue;
            }

            var job = await state.FindAsync(id, cancellationToken)
                ?? throw new TranslationException(TranslationError.Internal, field: null, "The job that stood for this request is gone.");
            if (progress is not null)
            {
                seen = await ReportAsync(id, seen, progress, cancellationToken);
            }

            if (job.State.IsFinal())
            {
                return job;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    private async Task<int> ReportAsync(string id, int seen, IProgress<TranslationProgress> progress, CancellationToken cancellationToken)
    {
        foreach (var change in await state.ReadEventsAsync(id, seen, cancellationToken))
        {
            seen = (int)change.Number;
            var happened = JsonSerializer.Deserialize(change.Data, HttpJsonContext.Default.TranslationEvent)!;
            if (happened is { State: JobState.Running, Stage: { } stage })
            {
                var preview = happened.Preview is { } shown
                    ? new WarpPicture(shown.Level, await StoredResults.ReadAsync(files, id, shown.Picture, cancellationToken))
                    : null;
                progress.Report(new TranslationProgress(stage, happened.Fraction, preview));
            }
        }

        return seen;
    }

    private async Task<TranslationResult> ReadAsync(Job job, TimeSpan elapsed, CancellationToken cancellationToken) => job.State switch
    {
        JobState.Succeeded => await StoredResults.ReadAsync(files, job.Id, job.Result!, elapsed, cancellationToken),
        JobState.Failed => throw StoredResults.ToException(job.Problem!),
        _ => throw new TranslationException(TranslationError.Draining, field: null, "The translation was cancelled from elsewhere; send it again."),
    };

    /// <summary>Deletes the job, because its only reader has its result.</summary>
    private async Task ForgetAsync(string id, bool isEnded)
    {
        try
        {
            if (!isEnded)
            {
                await state.CancelAsync(id, CancellationToken.None);
            }

            await files.DeleteAllAsync(id);
            await state.RemoveAsync(id);
        }
        catch (Exception)
        {
            // The cleanup removes it later.
        }
    }
}
