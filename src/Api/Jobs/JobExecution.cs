using System.Collections.Concurrent;
using System.Threading.Channels;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Jobs;

/// <summary>Runs one job.</summary>
internal sealed class JobExecution(
    [FromKeyedServices(RoleSettings.LocalTranslator)] ITranslator translator, IJobQueue queue, IJobState state, JobFiles files, RunningJobs running,
    IOptions<JobOptions> options, TimeProvider time, ILogger<JobExecution> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs a job and records its outcome in all cases; a cancellation is recorded by the caller that requests it.</summary>
    /// <param name="job">The claimed job.</param>
    /// <param name="stopping">Cancelled when the server stops; the job then returns to the queue.</param>
    public async Task RunAsync(Job job, CancellationToken stopping)
    {
        try
        {
            if (await RunOnceAsync(job, stopping))
            {
                await queue.CompleteAsync(job);
            }
        }
        catch
        {
            await queue.AbandonAsync(job);
            throw;
        }
    }

    public async Task FailAsync(Job job, Problem problem)
    {
        if (await state.FinishAsync(job, JobOutcome.Failure(problem), CancellationToken.None))
        {
            JobLog.Ended(logger, job.Id, JobState.Failed);
        }
    }

    /// <returns>Whether the job has ended; false if it returned to the queue, or another worker runs it.</returns>
    private async Task<bool> RunOnceAsync(Job job, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.Value.RunLimit, time);
        using var run = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        running.Add(job, run);
        try
        {
            // The job may have been cancelled or taken over after the claim and before the run was registered.
            if (await state.FindAsync(job.Id, stopping) is { State: JobState.Running } current && current.Attempts == job.Attempts)
            {
                await TranslateAsync(job, run.Token);
            }
        }
        catch (Exception exception) when (stopping.IsCancellationRequested || exception is TranslationException { Error: TranslationError.Draining })
        {
            JobLog.Released(logger, job.Id);
            await queue.ReleaseAsync(job, CancellationToken.None);
            return false;
        }
        catch (StorageException exception)
        {
            JobLog.Postponed(logger, job.Id, exception.Message);
            await PostponeAsync(job, stopping);
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await FailAsync(job, JobAddresses.ProblemOf(job.Id, TooLong()));
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            // The client cancelled the job, or another worker took it over.
        }
        catch (Exception exception)
        {
            if (exception is not TranslationException { Error: not TranslationError.Internal })
            {
                JobLog.Failed(logger, exception, job.Id);
            }

            await FailAsync(job, JobAddresses.ProblemOf(job.Id, exception));
        }
        finally
        {
            running.Remove(job);
        }

        if (await state.FindAsync(job.Id, CancellationToken.None) is { State: JobState.Queued or JobState.Running })
        {
            // Its inputs and its message belong to the other run.
            JobLog.TakenOver(logger, job.Id, job.Attempts);
            await queue.AbandonAsync(job);
            return false;
        }

        await files.DeleteInputsAsync(job.Id);
        return true;
    }

    /// <summary>Puts a job back whose run the disk did not take, once it takes that much; then waits a little, as the next run would fail too.</summary>
    private async Task PostponeAsync(Job job, CancellationToken stopping)
    {
        for (var isBack = false; !isBack;)
        {
            // Not released is not lost: the next server finds it running, and puts it back.
            await Task.Delay(Patience, time, stopping);
            try
            {
                await queue.ReleaseAsync(job, stopping);
                isBack = true;
            }
            catch (StorageException)
            {
                // Still full.
            }
        }
    }

    private async Task TranslateAsync(Job job, CancellationToken cancellationToken)
    {
        using var span = JobTrace.Start(job);
        var request = await files.ReadInputsAsync(job, cancellationToken);
        TranslationResult result;
        await using (var relay = job.Request.IsSilent ? null : new ProgressRelay(job, state, files))
        {
            result = await TranslateAsync(request, relay, cancellationToken);
        }

        var outputs = await Task.WhenAll(OutputNames.Of(result).Select(file => files.PutOutputAsync(job.Id, file, cancellationToken)));
        var response = result.ToResponse(file => JobAddresses.Output(job.Id, file.Name));
        if (await state.FinishAsync(job, JobOutcome.Success(response, outputs), cancellationToken))
        {
            JobLog.Ended(logger, job.Id, JobState.Succeeded);
        }
    }

    /// <summary>Translates a request. A job waits where a synchronous request is refused: while the dispatcher's queue is full or the model
    /// is loading.</summary>
    private async Task<TranslationResult> TranslateAsync(TranslationRequest request, ProgressRelay? relay, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await translator.TranslateAsync(request, relay, cancellationToken).WaitAsync(cancellationToken);
            }
            catch (TranslationException exception) when (exception.Error is TranslationError.QueueFull or TranslationError.ModelLoading)
            {
                await Task.Delay(exception.RetryAfter ?? Patience, time, cancellationToken);
            }
        }
    }

    private TranslationException TooLong() =>
        new(TranslationError.DeadlineExceeded, field: null, $"The job was not done after {options.Value.RunLimit} (Jobs:RunLimit); ask for a smaller picture.");
}

/// <summary>The runs in this process, so that they can be stopped. Two runs of one job may overlap: if this process loses a job, it may be the
/// one that claims it again.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<(string Id, int Attempt), CancellationTokenSource> _runs = [];

    public int Count => _runs.Count;

    public void Add(Job job, CancellationTokenSource run) => _runs[(job.Id, job.Attempts)] = run;

    public void Remove(Job job) => _runs.TryRemove((job.Id, job.Attempts), out _);

    /// <summary>Stops the runs of a job.</summary>
    public void Stop(string id) => StopBefore(id, int.MaxValue);

    /// <summary>Stops the runs of a job that started before another run of it.</summary>
    /// <param name="id">Id of the job.</param>
    /// <param name="attempt">Number of the other run.</param>
    public void StopBefore(string id, int attempt)
    {
        // Few jobs run in one process.
        foreach (var (key, run) in _runs.Where(running => running.Key.Id == id && running.Key.Attempt < attempt))
        {
            try
            {
                run.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The run has just ended.
            }
        }
    }
}

/// <summary>Receives progress on the translator's thread without blocking it and stores it in order. Disposal waits until everything is stored.</summary>
internal sealed class ProgressRelay : IProgress<TranslationProgress>, IAsyncDisposable
{
    private readonly Channel<TranslationProgress> _channel = Channel.CreateUnbounded<TranslationProgress>(new() { SingleReader = true });
    private readonly Task _writing;

    public ProgressRelay(Job job, IJobState state, JobFiles files) => _writing = WriteAsync(job, state, files);

    public void Report(TranslationProgress value) => _channel.Writer.TryWrite(value);

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync(Job job, IJobState state, JobFiles files)
    {
        await foreach (var progress in _channel.Reader.ReadAllAsync())
        {
            // If the store is slower than the work, only the latest report of a stage is stored; every preview is.
            if (progress.Preview is null && _channel.Reader.TryPeek(out var next) && next.Stage == progress.Stage)
            {
                continue;
            }

            JobOutput? preview = null;
            if (progress.Preview is { } warp)
            {
                preview = await files.PutOutputAsync(
                    job.Id, ResultFile.Of(OutputNames.Warp(warp.Picture), warp.Picture), CancellationToken.None);
            }

            if (!await state.ReportAsync(job, progress, preview, CancellationToken.None))
            {
                return;
            }
        }
    }
}
