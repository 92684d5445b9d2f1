using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Cluster;

/// <summary>Sends jobs to API processes in turn, and checks that each ends exactly once.</summary>
internal static class ClusterJobs
{
    /// <summary>Sends jobs until a number is accepted; a request whose answer was lost is repeated with the same key.</summary>
    /// <param name="apis">The API processes; one that does not answer is skipped.</param>
    /// <param name="name">Prefix of the keys.</param>
    /// <param name="count">Number of jobs.</param>
    /// <param name="accepted">Called after each accepted job.</param>
    /// <returns>The addresses of the jobs.</returns>
    public static async Task<IReadOnlyList<string>> SendAsync(IReadOnlyList<BenchServer> apis, string name, int count, Action<int>? accepted = null)
    {
        var jobs = new List<string>();
        for (var turn = 0; jobs.Count < count; turn++)
        {
            try
            {
                using var response = await TinyRequests.SubmitAsync(
                    apis[turn % apis.Count].Client, key: string.Create(CultureInfo.InvariantCulture, $"{name}-{jobs.Count}"));
                if (response.IsSuccessStatusCode)
                {
                    jobs.Add(response.Headers.Location!.OriginalString);
                    accepted?.Invoke(jobs.Count);
                    continue;
                }
            }
            catch (Exception exception) when (IsLoss(exception))
            {
                // The process is down; the next one gets the request.
            }

            await Task.Delay(50);
        }

        return jobs;
    }

    /// <summary>Follows every job to its end. Each stream is interrupted after a few events and resumed at another API process.</summary>
    /// <returns>The number of jobs that succeeded once, without a gap or a repetition in their events.</returns>
    public static async Task<int> FollowAsync(TextWriter output, IReadOnlyList<BenchServer> apis, IReadOnlyList<string> jobs)
    {
        var good = 0;
        foreach (var (index, address) in jobs.Index())
        {
            var numbers = new List<long>();
            var ends = new List<string>();
            for (var turn = index; ends.Count == 0; turn++)
            {
                // The first reader disconnects early.
                await ReadAsync(apis[turn % apis.Count].Client, address, numbers, ends, turn == index ? 2 : int.MaxValue);
            }

            if (ends is ["succeeded"] && numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (long)number)))
            {
                good++;
            }
            else
            {
                output.WriteLine($"{address}: ended {string.Join(", ", ends)}; events {string.Join(' ', numbers)}");
            }
        }

        return good;
    }

    public static bool IsLoss(Exception exception) =>
        exception is HttpRequestException or ObjectDisposedException or OperationCanceledException or IOException or InvalidOperationException;

    private static async Task ReadAsync(HttpClient client, string address, List<long> numbers, List<string> ends, int most)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/events");
            if (numbers.Count > 0)
            {
                request.Headers.Add("Last-Event-ID", numbers[^1].ToString(CultureInfo.InvariantCulture));
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (most > 0 && await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("id:", StringComparison.Ordinal))
                {
                    numbers.Add(long.Parse(line[3..], CultureInfo.InvariantCulture));
                }
                else if (line.Length == 0)
                {
                    most--;
                }
                else if (line.StartsWith("data:", StringComparison.Ordinal))
                {
                    ends.AddRange(((string[])["succeeded", "failed", "canceled"]).Where(end => line.Contains($"\"state\":\"{end}\"", StringComparison.Ordinal)));
                }
            }
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            await Task.Delay(100);
        }
    }
}
