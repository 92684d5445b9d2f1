using CoCosNet.Api.Storage;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;
using NATS.Client.ObjectStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Retries operations that failed because the server was restarting or electing a leader. The operations must be safe to repeat.</summary>
internal sealed class JetStreamRetry(TimeProvider time)
{
    /// <summary>Error code of JetStream for a stream that has reached its size.</summary>
    private const int MaximumBytesExceeded = 10077;

    /// <summary>Error code of JetStream for a new stream whose size does not fit into the server.</summary>
    private const int InsufficientStorage = 10047;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task RunAsync(Func<Task> action, CancellationToken cancellationToken) => await RunAsync(
        async () =>
        {
            await action();
            return true;
        },
        cancellationToken);

    /// <exception cref="StorageException">NATS refused the operation, or still did not answer after half a minute.</exception>
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
            catch (NatsJSApiException exception) when (exception.Error.ErrCode is MaximumBytesExceeded or InsufficientStorage)
            {
                throw new StorageException("The store of files has no room left (Nats__MaximumBytes); try again once older jobs have expired.", exception);
            }
            catch (Exception exception) when (exception is NatsException and not NatsObjNotFoundException || IsTransient(exception))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new StorageException("The NATS server, which keeps jobs and files, cannot be used at the moment; try again later.", exception);
            }
        }
    }

    /// <summary>Reads an entry of a bucket; null if it does not exist.</summary>
    /// <inheritdoc cref="RunAsync{T}" path="/exception"/>
    public Task<NatsKVEntry<T>?> FindAsync<T>(INatsKVStore bucket, string key, CancellationToken cancellationToken) => RunAsync<NatsKVEntry<T>?>(
        async () =>
        {
            var found = await bucket.TryGetEntryAsync<T>(key, cancellationToken: cancellationToken);
            return found.Success ? found.Value
                : found.Error is NatsKVKeyNotFoundException or NatsKVKeyDeletedException ? null
                : throw found.Error;
        },
        cancellationToken);

    /// <summary>Returns a result that is a success or the expected failure; throws any other failure.</summary>
    /// <typeparam name="TExpected">The expected failure.</typeparam>
    public static NatsResult<ulong> Require<TExpected>(NatsResult<ulong> result)
        where TExpected : Exception => result.Success || result.Error is TExpected ? result : throw result.Error;

    private static bool IsTransient(Exception exception) => exception switch
    {
        NatsJSApiException api => api.Error.Code is 503 or 408 or 500 && api.Error.ErrCode is not (MaximumBytesExceeded or InsufficientStorage),
        NatsException => exception is NatsNoReplyException or NatsNoRespondersException or NatsJSPublishNoResponseException
            or NatsJSApiNoResponseException or NatsConnectionFailedException or NatsJSTimeoutException,
        TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
