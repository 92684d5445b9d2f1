using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>A server of its own process that is killed while it works.</summary>
public sealed class KilledServerTests
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
        using (var http = new HttpClient { BaseAddress = await first.AddressAsync() })
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

            first.Kill();
            await first.ExitAsync();
        }

        using var second = Start(data);
        using var again = new HttpClient { BaseAddress = await second.AddressAsync() };
        var next = new CoCosNetClient(again);
        foreach (var id in ids)
        {
            Assert.Equal(JobState.Succeeded, (await next.WaitAsync(id, Token)).State);
        }

        Assert.Equal(ids[1], (await next.SubmitAsync(input, idempotencyKey: "job-1", Token)).Id);
    }

    private static ServerProcess Start(DataFolder data) => ServerProcess.Start("--urls=http://127.0.0.1:0", data.Setting);

    private static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("samples", "valley", file));
}
