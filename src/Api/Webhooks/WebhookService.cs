using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Webhooks;

/// <summary>Notifies callbacks that their jobs have ended. Pending messages are in the job store, so that a restart loses none and only one of several
/// processes sends each.</summary>
internal sealed class WebhookService(
    IWebhookState state, WebhookSender sender, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookService> logger) : BackgroundService
{
    private const int AtATime = 16;
    private const double Growth = 4;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>Longer than the longest attempt.</summary>
    private TimeSpan Lease => options.Value.Timeout + TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isIdle = true;
            try
            {
                var owed = await state.ClaimAsync(Lease, AtATime, stoppingToken);
                isIdle = owed.Count == 0;
                await Task.WhenAll(owed.Select(message => SendAsync(message, stoppingToken)));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                WebhookLog.ClaimFailed(logger, exception);
            }

            if (isIdle)
            {
                await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendAsync(OwedMessage message, CancellationToken cancellationToken)
    {
        var (job, attempt) = message;
        var outcome = await sender.SendAsync(job, cancellationToken);
        if (outcome.Reason is not { } reason)
        {
            WebhookLog.Delivered(logger, job.Id, attempt);
            await state.SettleAsync(job.Id, again: null, cancellationToken);
            return;
        }

        var host = new Uri(job.Request.Callback!).Host;
        if (outcome.IsFinal || attempt >= options.Value.Attempts)
        {
            WebhookLog.GivenUp(logger, job.Id, host, attempt, reason);
            await state.SettleAsync(job.Id, again: null, cancellationToken);
            return;
        }

        var delay = Delay(attempt);
        WebhookLog.Failed(logger, job.Id, host, attempt, reason, delay);
        await state.SettleAsync(job.Id, time.GetUtcNow() + delay, cancellationToken);
    }

    /// <summary>Returns the delay after a failed attempt, with a jitter of a fifth, so that a receiver that recovers does not get all messages at once.</summary>
    private TimeSpan Delay(int attempt)
    {
        var seconds = Math.Min(LongestDelay.TotalSeconds, options.Value.FirstDelay.TotalSeconds * Math.Pow(Growth, attempt - 1));
        return TimeSpan.FromSeconds(seconds * RandomNumberGenerator.GetInt32(800, 1201) / 1000);
    }
}
