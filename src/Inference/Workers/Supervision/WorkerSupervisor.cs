using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Workers.Wire;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>
/// Keeps one device's worker running. A single thread that lives as long as the server starts each process (the kernel ends a worker with
/// the thread that started it), reads its frames, notices its end and starts the next one.
/// </summary>
internal sealed class WorkerSupervisor : IDisposable
{
    /// <summary>Number of workers that may end without a report before the server's start fails.</summary>
    private const int StartAttempts = 3;

    /// <summary>A starting worker loads hundreds of megabytes of native libraries.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly WorkerSettings _settings;
    private readonly WorkerSlot _slot;
    private readonly Dispatcher _dispatcher;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger<WorkerSupervisor> _logger;
    private readonly Backoff _backoff = new();
    private readonly LoadCrashes _loadCrashes = new();
    private readonly PendingReloads _reloads = new();
    private readonly SilenceWatch _silence = new();
    private readonly Lock _watching = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Thread _thread;
    private readonly ITimer _watch;
    private volatile WorkerProcess? _process;
    private long _lastHeard;
    private long _lastWatch;
    private string? _precision;
    private int _stopped;
    private int _deaths;

    public WorkerSupervisor(WorkerSettings settings, WorkerSlot slot, Dispatcher dispatcher, TimeProvider time, ILoggerFactory loggers)
    {
        _settings = settings;
        _slot = slot;
        _dispatcher = dispatcher;
        _time = time;
        _loggers = loggers;
        _logger = loggers.CreateLogger<WorkerSupervisor>();
        _thread = new Thread(Keep) { IsBackground = true, Name = $"worker-{settings.Inference.Device}" };
        _watch = time.CreateTimer(_ => Watch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Id of the running process; null between two processes.</summary>
    public int? ProcessId => _process?.Id;

    public string Device => _settings.Inference.Device;

    /// <summary>Number of workers that ended without being asked to.</summary>
    public int Deaths => Volatile.Read(ref _deaths);

    /// <summary>Starts the first worker.</summary>
    /// <returns>A task that completes when the worker has reported its models.</returns>
    /// <exception cref="InvalidOperationException">The worker cannot run with these settings.</exception>
    public Task StartAsync()
    {
        _thread.Start();
        _watch.Change(_settings.PingInterval, _settings.PingInterval);
        return _started.Task;
    }

    /// <summary>Full path of the directory of model folders.</summary>
    public string Models => _settings.Directory;

    /// <summary>Has the worker reload a model's folder.</summary>
    /// <param name="id">The model's id.</param>
    /// <param name="folder">The folder to load; null for the one among the models.</param>
    /// <exception cref="TranslationException">The folder cannot be loaded and the previous model stays in use, or no worker is running.</exception>
    public Task<ModelStatus> ReloadAsync(string id, string? folder)
    {
        if (_process is not { } process)
        {
            throw new TranslationException(TranslationError.WorkerLost, null, "The worker process is being replaced; try again in a moment.");
        }

        var (number, answer) = _reloads.Add();
        process.Sender.Send(FrameContent.Write(FrameKind.Reload, new ReloadOrder(id, folder), WireJsonContext.Default.ReloadOrder, number));
        return answer;
    }

    /// <summary>Stops the worker for good, first by request, then by force. May be called several times.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        _watch.Dispose();
        _stopping.Cancel();
        if (!_thread.IsAlive)
        {
            return;
        }

        _process?.Sender.Send(new Frame(FrameKind.Stop));
        if (!_thread.Join(StopLimit))
        {
            _process?.Kill();
            _thread.Join(StopLimit);
        }
    }

    public void Dispose()
    {
        Stop();
        _stopping.Dispose();
    }

    private void Keep()
    {
        for (var attempt = 1; !_stopping.IsCancellationRequested; attempt++)
        {
            try
            {
                KeepOnce(attempt);
            }
            catch (InvalidOperationException exception)
            {
                // Before the first report this fails the server's start; later, the next worker may succeed.
                if (!_started.TrySetException(exception))
                {
                    WorkersLog.CannotStart(_logger, exception.Message, exception);
                }

                _process = null;
                _stopping.Token.WaitHandle.WaitOne(_backoff.Next(worked: false));
            }
        }
    }

    private void KeepOnce(int attempt)
    {
        Volatile.Write(ref _lastHeard, _time.GetTimestamp());
        using var process = WorkerProcess.Start(_settings.Program);
        _process = process;
        process.Sender.Send(FrameContent.Write(
            FrameKind.Setup, _settings.ToSetup(_loadCrashes.Unloadable, _precision), WireJsonContext.Default.WorkerSetup));
        var report = Listen(process);
        var exit = process.AwaitEnd();
        _process = null;

        var wasIdle = _dispatcher.Look(_slot).Idle;
        var retried = _dispatcher.Lose(_slot, exit);
        _reloads.Lose();
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        Interlocked.Increment(ref _deaths);
        if (report is not null && wasIdle && !exit.FromOutside)
        {
            _loadCrashes.Add(report);
        }

        var worked = report is not null && report.Models.All(model => model.State != ModelState.Loading);
        var delay = _backoff.Next(worked);
        WorkersLog.Died(_logger, process.Id, exit.Description, retried, delay.TotalMilliseconds);
        if (report is null && attempt >= StartAttempts)
        {
            _started.TrySetException(new InvalidOperationException(
                $"{StartAttempts} worker processes ended before they reported their models ({exit.Description}); see standard error."));
        }

        _stopping.Token.WaitHandle.WaitOne(delay);
    }

    /// <summary>Reads a worker's frames until it ends.</summary>
    /// <returns>The worker's last report, or null if it sent none.</returns>
    private WorkerReport? Listen(WorkerProcess process)
    {
        WorkerReport? report = null;
        try
        {
            while (process.Read() is { } frame)
            {
                Volatile.Write(ref _lastHeard, _time.GetTimestamp());
                if (frame.Kind == FrameKind.Report)
                {
                    report = FrameContent.Read(frame, WireJsonContext.Default.WorkerReport);
                    _precision ??= report.Precision;
                    _dispatcher.Report(_slot, process.Sender, report);
                    if (_started.TrySetResult())
                    {
                        WorkersLog.Started(_logger, process.Id, _settings.Inference.Device);
                    }
                }
                else
                {
                    Receive(frame);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            process.End(new WorkerExit(FromOutside: false, $"it sent invalid data: {exception.Message}"));
        }

        return report;
    }

    private void Receive(Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Progress:
                var progress = FrameContent.Read(frame, WireJsonContext.Default.TranslationProgress);
                _dispatcher.Find(_slot, frame.Request)?.Report(progress);
                break;
            case FrameKind.Result:
                var result = FrameContent.Read(frame, WireJsonContext.Default.TranslationResult);
                _dispatcher.Finish(_slot, frame.Request)?.Complete(result);
                break;
            case FrameKind.Failure:
                var failure = FrameContent.Read(frame, WireJsonContext.Default.RequestFailure);
                if (_reloads.Fail(frame.Request, failure.ToException()))
                {
                    break;
                }

                _dispatcher.Finish(_slot, frame.Request)?.Fail(failure.ToException());
                break;
            case FrameKind.Canceled:
                _dispatcher.Finish(_slot, frame.Request);
                break;
            case FrameKind.Reloaded:
                _reloads.Complete(frame.Request, FrameContent.Read(frame, WireJsonContext.Default.ModelStatus));
                break;
            case FrameKind.Log:
                var line = FrameContent.Read(frame, WireJsonContext.Default.LogLine);
                WorkersLog.Forward(_loggers.CreateLogger(line.Category), line);
                break;
            case FrameKind.Refusal:
                throw new InvalidOperationException(FrameContent.Read(frame, WireJsonContext.Default.String));
            case FrameKind.Pong:
                break;
            default:
                throw new InvalidDataException($"Unexpected frame from the worker: {frame.Kind}.");
        }
    }

    /// <summary>Pings the worker and ends it if it does not respond.</summary>
    private void Watch()
    {
        lock (_watching)
        {
            if (_process is { } process)
            {
                process.Sender.Send(new Frame(FrameKind.Ping));
                Judge(process);
            }
        }
    }

    private void Judge(WorkerProcess process)
    {
        var (heard, before) = (Volatile.Read(ref _lastHeard), _lastWatch);
        _lastWatch = _time.GetTimestamp();
        if (heard >= before)
        {
            _silence.Reset();
        }
        else
        {
            // A longer interval means that the server itself was held up, perhaps with the whole machine.
            var interval = _time.GetElapsedTime(before, _lastWatch);
            _silence.Add(interval < _settings.PingInterval * 2 ? interval : _settings.PingInterval * 2, ProcessActivity.Read(process.Id));
        }

        if (_silence.Counted > (_dispatcher.Look(_slot).Alive ? _settings.Inference.SilenceLimit : StartLimit))
        {
            var why = _silence.IsOwn ? "" : ", though not by itself: it was stopped, or waited for the processor or the disk";
            process.End(new WorkerExit(FromOutside: !_silence.IsOwn, $"it had said nothing for {_silence.Total.TotalSeconds:F0} s{why}"));
        }
        else if (_dispatcher.IsStuck(_slot, _settings.Inference.CancelLimit))
        {
            // The cancelled request is answered. The worker's other requests are not to blame.
            process.End(new WorkerExit(
                FromOutside: true, $"it had not stopped a cancelled request within {_settings.Inference.CancelLimit.TotalSeconds:F0} s"));
        }
    }
}
