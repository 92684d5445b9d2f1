using CoCosNet.Api.Jobs;

namespace CoCosNet.Api.Webhooks;

/// <summary>Port: the messages that are owed to callbacks. One is owed from the moment at which its job ends, in the same change, and forgotten when
/// the job expires.</summary>
internal interface IWebhookState
{
    /// <summary>Claims messages that are due. Each is due again after the lease, so that one whose process is lost is sent by another.</summary>
    /// <param name="lease">How long other processes do not receive them.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task<IReadOnlyList<OwedMessage>> ClaimAsync(TimeSpan lease, int limit, CancellationToken cancellationToken);

    /// <summary>Ends a claim.</summary>
    /// <param name="job">The message's job.</param>
    /// <param name="again">When to try again; null if there is no further attempt.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task SettleAsync(string job, DateTimeOffset? again, CancellationToken cancellationToken);
}

/// <summary>A message that is owed.</summary>
/// <param name="Job">The job, which has ended; its request names the callback.</param>
/// <param name="Attempt">Which attempt this is; the first is 1.</param>
internal sealed record OwedMessage(Job Job, int Attempt);
