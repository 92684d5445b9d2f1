using System.Collections.Concurrent;
using System.Globalization;
using CoCosNet.Bench.Pool;

namespace CoCosNet.Bench.Pictures;

/// <summary>
/// Sends damaged pictures of every format to a server with a worker. The exemplar's map is too small, so that each
/// request ends after its picture is decoded: every response must be a refusal, none may be a server error, and neither process may end.
/// </summary>
internal static class MutationsVerb
{
    private const int Side = 24;
    private const int AtOnce = 4;

    public static async Task<int> RunAsync(TextWriter output, int count)
    {
        output.WriteLine(Machine.Description);
        await using var server = await BenchServer.StartAsync();
        var worker = await server.WorkerReadyAsync(before: -1);
        var failures = 0;
        foreach (var (name, file, _) in PictureFiles.All)
        {
            failures += await RunAsync(output, server, name, file, count);
        }

        var survived = server.IsUp && await server.WorkerReadyAsync(before: -1) == worker;
        output.WriteLine($"server and worker still the same: {survived}, answers that were not refusals: {failures}");
        return failures == 0 && survived ? 0 : 1;
    }

    private static async Task<int> RunAsync(TextWriter output, BenchServer server, string name, byte[] whole, int count)
    {
        var random = new Random(whole.Length);
        var files = Enumerable.Range(0, count).Select(_ => Mutate(random, whole));
        var statuses = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, _) => statuses.Add(await SendAsync(server.Client, file)));

        var codes = statuses.CountBy(status => status).OrderBy(code => code.Key).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-24} {count} files: {string.Join(", ", codes.Select(code => $"{code.Value} × {code.Key}"))}"));
        return codes.Where(code => code.Key is < 400 or >= 500).Sum(code => code.Value);
    }

    private static byte[] Mutate(Random random, byte[] whole)
    {
        var bytes = random.Next(5) == 0 ? whole[..random.Next(1, whole.Length)] : [.. whole];
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };
        }

        return bytes;
    }

    private static async Task<int> SendAsync(HttpClient client, byte[] exemplar)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(PngBuilder.Grey(Side, Side, new byte[Side * Side])), "map", "map" },
            { new ByteArrayContent(exemplar), "exemplar", "exemplar" },
            { new ByteArrayContent(PngBuilder.Grey(1, 1, [0])), "exemplarMap", "exemplarMap" },
            { new StringContent("analogy"), "model" },
            { new StringContent("first"), "animation" },
        };
        using var response = await client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form);
        return (int)response.StatusCode;
    }
}
