using System.Globalization;
using System.Net;
using System.Text.Json;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Webhooks;

/// <summary>Makes one attempt to send a message to a callback.</summary>
internal sealed class WebhookSender(IOptions<WebhookOptions> options, JobResponses responses, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new(GuardedConnection.Handler(options.Value.AllowPrivateAddresses)) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly WebhookSignature _signature = new(options.Value.Secret!);

    /// <returns>The outcome.</returns>
    public async Task<SendOutcome> SendAsync(Job job, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = await WriteAsync(job, cancellationToken);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.StatusCode switch
            {
                _ when response.IsSuccessStatusCode => SendOutcome.Delivered,
                HttpStatusCode.Gone => SendOutcome.Refused("it answered 410, nothing is wanted any more"),
                var status => SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"it answered {(int)status}")),
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"it did not answer within {options.Value.Timeout.TotalSeconds:0.###} s"));
        }
        catch (HttpRequestException exception) when (exception.InnerException is ForbiddenAddressException forbidden)
        {
            return SendOutcome.Refused(forbidden.Message);
        }
        catch (HttpRequestException exception)
        {
            return SendOutcome.Failed(exception.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpRequestMessage> WriteAsync(Job job, CancellationToken cancellationToken)
    {
        var message = new WebhookMessage(
            $"job.{JsonNamingPolicy.CamelCase.ConvertName(job.State.ToString())}",
            job.Finished ?? time.GetUtcNow(),
            await responses.ToResponseAsync(job, cancellationToken));
        var body = JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Context.WebhookMessage);
        var (id, now) = ($"job_{job.Id}", time.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, job.Request.Callback) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.ParseAdd($"cocosnet/{BuildVersion.Number}");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, _signature.Sign(id, now, body));
        return request;
    }
}
