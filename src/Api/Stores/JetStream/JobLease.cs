using NATS.Client.JetStream;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The lease of a claimed message: extended during the run, then acknowledged or returned.</summary>
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

    /// <summary>Acknowledges the message because the run has ended. If this fails, the message is redelivered and dropped, because its job
    /// has ended.</summary>
    public Task CompleteAsync() => EndAsync(() => _message.AckAsync());

    /// <summary>Returns the message because the run was interrupted; another worker may claim it immediately.</summary>
    public Task ReturnAsync() => EndAsync(() => _message.NakAsync());

    /// <summary>Stops extending the lease; another worker gets the message when it ends.</summary>
    public Task AbandonAsync() => EndAsync(static () => ValueTask.CompletedTask);

    /// <summary>Frees the resources of an ended lease.</summary>
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
