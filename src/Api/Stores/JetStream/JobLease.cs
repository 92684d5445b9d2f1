using NATS.Client.JetStream;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>A claimed message: extended while the run lasts, then acknowledged or handed back.</summary>
internal sealed class JobLease : IDisposable
{
    private readonly string _job;
    private readonly INatsJSMsg<byte[]> _message;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _extending;

    public JobLease(string job, INatsJSMsg<byte[]> message, TimeSpan duration, TimeProvider time, ILogger logger)
    {
        _job = job;
        _message = message;
        _logger = logger;
        _extending = ExtendAsync(duration / 3, time);
    }

    /// <summary>The run has ended: the message goes. Should that fail, it comes again and is dropped, as its job has ended.</summary>
    public Task CompleteAsync() => EndAsync(() => _message.AckAsync());

    /// <summary>The run was interrupted: another worker may have the message at once.</summary>
    public Task ReturnAsync() => EndAsync(() => _message.NakAsync());

    /// <summary>Neither: another worker gets the message when the lease ends.</summary>
    public Task AbandonAsync() => EndAsync(static () => ValueTask.CompletedTask);

    /// <summary>Frees what an ended lease held.</summary>
    public void Dispose() => _ended.Dispose();

    private async Task EndAsync(Func<ValueTask> answer)
    {
        await _ended.CancelAsync();
        await _extending;
        Dispose();
        try
        {
            await answer();
        }
        catch (Exception exception)
        {
            JetStreamLog.LeaseFailed(_logger, exception, _job);
        }
    }

    private async Task ExtendAsync(TimeSpan interval, TimeProvider time)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                try
                {
                    await _message.AckProgressAsync(cancellationToken: _ended.Token);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    JetStreamLog.LeaseFailed(_logger, exception, _job);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }
}
