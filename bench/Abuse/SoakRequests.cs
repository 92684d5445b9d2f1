using System.Diagnostics;
using System.Net;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Abuse;

/// <summary>Sends one of the kinds of requests of a soak test.</summary>
internal static class SoakRequests
{
    public const string Picture = "pictures";

    /// <returns>The kind of request and its duration.</returns>
    public static async Task<(string Kind, double Milliseconds)> SendAsync(HttpClient client, int side, Random random)
    {
        var start = Stopwatch.GetTimestamp();
        var kind = random.Next(10) switch
        {
            0 => await LeaveAsync(client, side, random),
            1 => await FailAsync(client),
            2 => await JobAsync(client, side, random),
            _ => await TranslateAsync(client, side),
        };
        return (kind, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<string> TranslateAsync(HttpClient client, int side)
    {
        try
        {
            await TinyRequests.TranslateAsync(client, side);
            return Picture;
        }
        catch (HttpRequestException exception)
        {
            return $"unexpected {exception.StatusCode}";
        }
    }

    private static async Task<string> LeaveAsync(HttpClient client, int side, Random random)
    {
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 60)));
        try
        {
            await TinyRequests.TranslateAsync(client, side, left.Token);
            return "pictures in spite of a short patience";
        }
        catch (OperationCanceledException)
        {
            return "requests left";
        }
    }

    private static async Task<string> FailAsync(HttpClient client)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "map", "map" }, { new ByteArrayContent([1, 2, 3]), "exemplar", "exemplar" } };
        using var response = await client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form);
        return response.StatusCode == HttpStatusCode.UnsupportedMediaType ? "bad files refused" : $"unexpected {response.StatusCode} to a bad file";
    }

    /// <summary>Sends a job and follows it to its end, or cancels it.</summary>
    private static async Task<string> JobAsync(HttpClient client, int side, Random random)
    {
        using var accepted = await TinyRequests.SubmitAsync(client, side);
        if (accepted.StatusCode != HttpStatusCode.Accepted)
        {
            return $"unexpected {accepted.StatusCode} to a job";
        }

        var address = accepted.Headers.Location!.OriginalString;
        if (random.Next(2) == 0)
        {
            using var canceled = await client.PostAsync(new Uri($"{address}/cancel", UriKind.Relative), content: null);
            return canceled.IsSuccessStatusCode ? "jobs cancelled" : $"unexpected {canceled.StatusCode} to a cancel";
        }

        var events = await client.GetStringAsync(new Uri($"{address}/events", UriKind.Relative));
        return events.Contains("\"state\":\"succeeded\"", StringComparison.Ordinal) ? "jobs followed" : "unexpected end of a job";
    }
}
