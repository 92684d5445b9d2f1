using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Client;

/// <summary>Sends requests and turns answers into objects or <see cref="ProblemException"/>.</summary>
internal sealed class Exchange(HttpClient http)
{
    /// <summary>Sent as a bearer token; null sends none.</summary>
    public string? Key { get; set; }

    public async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The answer to {request.Method} {request.RequestUri} is empty.");
    }

    /// <summary>The response once its headers have arrived; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ProblemException(await ReadProblemAsync(response, cancellationToken).ConfigureAwait(false), RetryAfter(response.Headers));
        }
    }

    public static HttpRequestMessage Request(HttpMethod method, string address, string? accept = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        return request;
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter?.Delta;

    /// <summary>Proxies and gateways answer without a problem document; such an answer becomes a problem that says so.</summary>
    private static async Task<Problem> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType == Problem.MediaType)
        {
            try
            {
                if (await response.Content.ReadFromJsonAsync(HttpJsonContext.Default.Problem, cancellationToken).ConfigureAwait(false) is { } problem)
                {
                    return problem;
                }
            }
            catch (JsonException)
            {
            }
        }

        var status = (int)response.StatusCode;
        return new Problem
        {
            Type = "about:blank",
            Title = response.ReasonPhrase ?? "",
            Status = status,
            Detail = $"The answer has status {status} and is no problem document.",
            Instance = response.RequestMessage?.RequestUri?.AbsolutePath ?? "",
            Code = "unknown",
            Retryable = status is 429 or >= 500,
            TraceId = "",
            Errors = [],
        };
    }
}
