using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CoCosNet.Bench.Pool;

/// <summary>Clients that send one request after another.</summary>
internal sealed class Load(HttpClient client, string model, int side)
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples", "valley");
    private static readonly byte[] Map = File.ReadAllBytes(Path.Combine(Samples, "map.png"));
    private static readonly byte[] Exemplar = File.ReadAllBytes(Path.Combine(Samples, "exemplar.png"));
    private static readonly byte[] ExemplarMap = File.ReadAllBytes(Path.Combine(Samples, "exemplar-map.png"));
    private static int _fresh;

    /// <param name="clients">Number of concurrent clients.</param>
    /// <param name="requests">Total number of requests.</param>
    /// <param name="fresh">Whether every request has a different exemplar file (of the same picture).</param>
    public async Task<IReadOnlyList<Sample>> RunAsync(int clients, int requests, bool fresh)
    {
        var samples = new ConcurrentBag<Sample>();
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                samples.Add((await AskAsync(fresh)).Sample);
            }
        })));
        return [.. samples];
    }

    /// <summary>Sends one request.</summary>
    /// <exception cref="HttpRequestException">The answer is not a picture.</exception>
    public Task<(Sample Sample, byte[] Picture)> AskAsync(bool fresh) => AskAsync(fresh ? Interlocked.Increment(ref _fresh) : null);

    /// <summary>Sends one request.</summary>
    /// <param name="mark">Makes the exemplar's file, not its picture, differ from those with other marks; null adds none.</param>
    /// <exception cref="HttpRequestException">The answer is not a picture.</exception>
    public async Task<(Sample Sample, byte[] Picture)> AskAsync(int? mark)
    {
        // Bytes after the end of a PNG are ignored.
        byte[] exemplar = mark is { } number ? [.. Exemplar, .. BitConverter.GetBytes(number)] : Exemplar;
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Map), "map", "map.png");
        form.Add(new ByteArrayContent(exemplar), "exemplar", "exemplar.png");
        form.Add(new ByteArrayContent(ExemplarMap), "exemplarMap", "exemplar-map.png");
        foreach (var (name, value) in new[] { ("model", model), ("width", Text(side)), ("height", Text(side)) })
        {
            form.Add(new StringContent(value), name);
        }

        var start = Stopwatch.GetTimestamp();
        using var response = await client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form);
        var picture = await response.Content.ReadAsByteArrayAsync();
        var http = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(picture)}");
        }

        var stages = response.Headers.GetValues("Server-Timing").Single().Split(", ").Select(stage => stage.Split(";dur="))
            .ToDictionary(stage => stage[0], stage => double.Parse(stage[1], CultureInfo.InvariantCulture));
        return (new Sample(http, stages), picture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
