using CoCosNet.Api.Jobs;

namespace CoCosNet.Api.Webhooks;

/// <summary>Port: the pending messages of callbacks. A message becomes pending in the same change that ends its job, and is deleted when
/// the job expires.</summary>
internal interface IWebhookState
{
    /// <summary>Claims messages that are due. A message becomes due again after the lease, so that another process sends it if this one is lost.</summary>
    /// <param name="lease">How long other processes do not receive them.</param>
    /// <param name="limit">The largest number of messages.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<OwedMessage>> ClaimAsync(TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>Ends a claim.</summary>
    /// <param name="job">The message's job.</param>
    /// <param name="again">When to try again; null if there is no further attempt.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SettleAsync(string job, DateTimeOffset? again, CancellationToken cancellationToken);
}

/// <summary>A pending message.</summary>
/// <param name="Job">The job, which has ended. Its request names the callback.</param>
/// <param name="Attempt">Number of the attempt, from 1.</param>
internal sealed record OwedMessage(Job Job, int Attempt);
