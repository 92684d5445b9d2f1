using System.Net;
using System.Text;
using CoCosNet.Bench.Pool;
using CoCosNet.Tests.Fuzzing;

namespace CoCosNet.Bench.Fuzzing;

/// <summary>Sends inputs to a server with tiny models of every kind: forms, raw bytes on the socket, and model folders to reload.</summary>
internal static class HttpFuzz
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Kinds = ["labels", "pose", "edges", "tensor"];

    private static readonly string[] Accepted = ["image/png", "application/json", "text/event-stream", "*/*", "image/*;q=0.1", "text/html", "å", "image/png;q=x"];

    private static readonly string[] Options = ["quality", "probe", "ignore", "flow", "format"];

    private static readonly byte[] Picture = PngBuilder.Rgb(32, 32, new byte[32 * 32 * 3]);

    public static async Task<FuzzTally> RunAsync(TextWriter output, int inputs)
    {
        await using var server = await BenchServer.StartAsync(ServerSetup.Tiny with { Arguments = ["--Api:Deadline=00:00:15"] });
        using var client = new HttpClient { BaseAddress = server.Client.BaseAddress, Timeout = Patience };
        var raw = new RawRequests(client.BaseAddress!, Patience);
        var tally = new FuzzTally();
        var worker = server.Worker();
        for (var number = 0; number < inputs; number++)
        {
            var random = FuzzRandom.Of("HTTP", number);
            try
            {
                var (status, said) = random.Next(20) switch
                {
                    < 9 => await raw.SendAsync(random),
                    9 => await ReloadAsync(server, client, random),
                    _ => await TranslateAsync(client, random),
                };
                Count(status, said);
            }
            catch (OperationCanceledException)
            {
                tally.Hangs++;
                output.WriteLine($"HTTP {number}: no answer within {Patience}");
            }
            catch (HttpRequestException) when (server.IsUp)
            {
                // The server closed the connection because the client broke the protocol.
                tally.Refused++;
            }

            if (!server.IsUp || !Directory.Exists($"/proc/{worker}"))
            {
                tally.Crashes++;
                output.WriteLine($"HTTP {number}: {(server.IsUp ? "the worker" : "the server")} has ended");
                worker = await server.WorkerReadyAsync(worker ?? 0);
            }

            void Count(int status, string said)
            {
                // An unusable folder is answered 503 with its own code, and an unknown HTTP version 505.
                if (status is >= 500 and not 505 && !said.Contains("\"model_broken\"", StringComparison.Ordinal))
                {
                    tally.Faults++;
                    output.WriteLine($"HTTP {number}: {status} {said[..Math.Min(said.Length, 300)]}");
                }
                else if (status is >= 200 and < 300)
                {
                    tally.Read++;
                }
                else
                {
                    tally.Refused++;
                }
            }
        }

        return tally;
    }

    private static async Task<(int Status, string Said)> TranslateAsync(HttpClient client, Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        using var form = new MultipartFormDataContent();
        Add("map", Map(kind, random));
        Add("exemplar", random.Next(2) == 0 ? Picture : PictureGrammar.Make(random));
        if (random.Next(3) == 0)
        {
            Add("exemplarMap", Map(kind, random));
        }

        form.Add(new StringContent(kind), "model");
        form.Add(new StringContent("128"), "width");
        form.Add(new StringContent("128"), "height");
        if (random.Next(4) == 0)
        {
            form.Add(new StringContent(Mutator.Number(random)), Options[random.Next(Options.Length)]);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, random.Next(10) == 0 ? "/v1/exemplars" : "/v1/translations") { Content = form };
        request.Headers.TryAddWithoutValidation("Accept", Accepted[random.Next(random.Next(2) == 0 ? 3 : Accepted.Length)]);
        if (random.Next(10) == 0)
        {
            request.Headers.TryAddWithoutValidation("Prefer", "respond-async");
        }

        return await AnswerAsync(client, request);

        void Add(string name, byte[] content) => form.Add(new ByteArrayContent(content), name, name);
    }

    private static byte[] Map(string kind, Random random) => kind switch
    {
        "pose" => MapGrammar.Pose(random),
        "tensor" => MapGrammar.Array(random),
        _ => PictureGrammar.Make(random),
    };

    /// <summary>Damages a model folder and reloads it.</summary>
    private static async Task<(int Status, string Said)> ReloadAsync(BenchServer server, HttpClient client, Random random)
    {
        var folder = Directory.CreateDirectory(Path.Combine(server.Models, "fuzzed")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(server.Models, "edges")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var manifest = await File.ReadAllTextAsync(Path.Combine(folder, "model.json"));
        var bytes = Encoding.UTF8.GetBytes(manifest.Replace("\"id\":\"edges\"", "\"id\":\"fuzzed\"", StringComparison.Ordinal));
        var damaged = random.Next(3);
        await File.WriteAllBytesAsync(Path.Combine(folder, "model.json"), damaged == 0 ? JsonMutator.Damage([bytes], random) : bytes);
        if (damaged == 1)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "generator.safetensors"), WeightGrammar.Make(random));
        }
        else if (damaged == 2)
        {
            var weights = Path.Combine(folder, "correspondence.safetensors");
            await File.WriteAllBytesAsync(weights, Mutator.Damage([await File.ReadAllBytesAsync(weights)], random));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/models/fuzzed/reload");
        return await AnswerAsync(client, request);
    }

    private static async Task<(int Status, string Said)> AnswerAsync(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var said = response.StatusCode >= HttpStatusCode.InternalServerError ? await response.Content.ReadAsStringAsync() : "";
        if (request.Headers.Accept.ToString().Contains("event-stream", StringComparison.Ordinal) && response.IsSuccessStatusCode)
        {
            // A stream reports a failure in its last event.
            var events = await response.Content.ReadAsStringAsync();
            return events.Contains("\"status\":500", StringComparison.Ordinal) ? (500, events) : (200, "");
        }

        return ((int)response.StatusCode, said);
    }
}
