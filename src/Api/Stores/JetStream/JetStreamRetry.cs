using NATS.Client.Core;
using NATS.Client.JetStream;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Retries operations that failed because the server was restarting or electing a leader. The operations must be safe to repeat.</summary>
internal sealed class JetStreamRetry(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task RunAsync(Func<Task> action, CancellationToken cancellationToken) => await RunAsync(
        async () =>
        {
            await action();
            return true;
        },
        cancellationToken);

    /// <exception cref="NatsException">The operation still failed after half a minute.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await action();
            }
            catch (Exception exception) when (IsTransient(exception) && !cancellationToken.IsCancellationRequested && time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        NatsJSApiException api => api.Error.Code is 503 or 408 or 500,
        NatsException => exception is NatsNoReplyException or NatsNoRespondersException or NatsJSPublishNoResponseException
            or NatsJSApiNoResponseException or NatsConnectionFailedException or NatsJSTimeoutException,
        TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
