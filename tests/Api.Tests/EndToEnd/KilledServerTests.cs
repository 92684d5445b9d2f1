using System.Diagnostics;
using System.Text.RegularExpressions;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>A server of its own process that is killed while it works.</summary>
public sealed partial class KilledServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_AcceptedBeforeAKill_AreDoneByTheNextServer()
    {
        using var data = new DataFolder();
        var input = new TranslationInput
        {
            Map = new SemanticMapFile(Sample("map.png")),
            Exemplar = Sample("exemplar.png"),
            ExemplarMap = new SemanticMapFile(Sample("exemplar-map.png")),
            Options = new TranslationOptions { Width = 128, Height = 128 },
        };
        var ids = new List<string>();
        using (var first = Start(data))
        using (var http = new HttpClient { BaseAddress = await AddressAsync(first) })
        {
            var client = new CoCosNetClient(http);
            for (var i = 0; i < 3; i++)
            {
                ids.Add((await client.SubmitAsync(input, idempotencyKey: $"job-{i}", Token)).Id);
            }

            await foreach (var update in client.FollowAsync(ids[0], cancellationToken: Token))
            {
                if (update.Event.State == JobState.Running)
                {
                    break;
                }
            }

            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync(Token);
        }

        using var second = Start(data);
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressAsync(second) };
            var client = new CoCosNetClient(http);
            foreach (var id in ids)
            {
                Assert.Equal(JobState.Succeeded, (await client.WaitAsync(id, Token)).State);
            }

            Assert.Equal(ids[1], (await client.SubmitAsync(input, idempotencyKey: "job-1", Token)).Id);
        }
        finally
        {
            second.Kill(entireProcessTree: true);
            await second.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("samples", "valley", file));

    private static Process Start(DataFolder data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var argument in new[] { typeof(ApiHost).Assembly.Location, "--urls=http://127.0.0.1:0", data.Setting })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<Uri> AddressAsync(Process server)
    {
        var said = new List<string>();
        while (await server.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            said.Add(line);
            if (Address().Match(line) is { Success: true } match)
            {
                // Nobody reads on: the log is short enough for the pipe.
                return new Uri(match.Groups["address"].Value);
            }
        }

        throw new InvalidOperationException($"The server ended: {string.Join('\n', said)}");
    }

    [GeneratedRegex(@"Now listening on: (?<address>\S+)")]
    private static partial Regex Address();
}
