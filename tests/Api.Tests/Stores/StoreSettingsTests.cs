using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace CoCosNet.Api.Tests.Stores;

/// <summary>Streams and buckets of a real NATS server under the settings of the processes that use them.</summary>
public sealed class StoreSettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithOtherSettingsThanBefore_ChangesWhatExists()
    {
        using var nats = await NatsServer.StartAsync();
        await using (var first = await StartAsync(nats))
        {
            await first.Typed.KeepExemplarAsync(Large(101), cancellationToken: Token);
        }

        await using var second = await StartAsync(nats, "--Nats:MaximumBytes=33554432", "--Nats:WorkerTimeout=00:00:07");
        await second.Typed.KeepExemplarAsync(Large(102), cancellationToken: Token);

        await using var connection = new NatsConnection(new NatsOpts { Url = nats.Url });
        var context = new NatsJSContext(connection);
        Assert.Equal(33554432, (await context.GetStreamAsync("OBJ_cocosnet-files", cancellationToken: Token)).Info.Config.MaxBytes);
        Assert.Equal(TimeSpan.FromSeconds(7), (await context.GetStreamAsync("KV_cocosnet-workers", cancellationToken: Token)).Info.Config.MaxAge);
    }

    [Fact]
    public async Task Start_WithMoreReplicasThanServers_SaysSoInOneSentence()
    {
        using var nats = await NatsServer.StartAsync();
        using var server = ServerProcess.Start("--urls=http://127.0.0.1:0", "--Role=api", "--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}", "--Nats:Replicas=3");

        Assert.Equal(17, await server.ExitAsync());
        var line = Assert.Single(server.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("replicas", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_WhileTheStoreIsFull_Get503_AndWorkOnceThereIsRoom()
    {
        using var nats = await NatsServer.StartAsync();
        await using var server = await StartAsync(nats, "--Nats:MaximumBytes=16777216");
        var kept = new List<string>();
        ProblemException? refused = null;
        for (var i = 0; i < 20 && refused is null; i++)
        {
            try
            {
                kept.Add((await server.Typed.KeepExemplarAsync(Large(i), cancellationToken: Token)).Id);
            }
            catch (ProblemException exception)
            {
                refused = exception;
            }
        }

        Assert.Equal("storage_failed", refused?.Problem.Code);
        Assert.Contains("Nats__MaximumBytes", refused!.Problem.Detail, StringComparison.Ordinal);
        foreach (var id in kept)
        {
            await server.Typed.DeleteExemplarAsync(id, Token);
        }

        await server.Typed.KeepExemplarAsync(Large(103), cancellationToken: Token);

        // Deleted files leave nothing behind.
        await using var connection = new NatsConnection(new NatsOpts { Url = nats.Url });
        var blobs = (await new NatsJSContext(connection).GetStreamAsync("KV_cocosnet-blobs", cancellationToken: Token)).Info.State;
        Assert.Equal(1, blobs.Messages);
    }

    [Fact]
    public async Task Requests_AfterTheFirstOnesFoundNatsGone_AreAnswered()
    {
        using var nats = await NatsServer.StartAsync();
        await using var server = await StartAsync(nats);
        nats.Kill();
        var early = server.Typed.KeepExemplarAsync(Large(104), cancellationToken: Token);
        await Task.Delay(TimeSpan.FromSeconds(6), Token);
        await nats.StartAgainAsync();

        Assert.NotEmpty((await early).Id);
        Assert.NotEmpty((await server.Typed.KeepExemplarAsync(Large(105), cancellationToken: Token)).Id);
    }

    private static Task<ApiServer> StartAsync(NatsServer nats, params string[] settings) =>
        ApiServer.StartAsync(["--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}", .. settings]);

    /// <summary>A picture of random pixels, which takes the object store.</summary>
    private static byte[] Large(int seed)
    {
        var pixels = new byte[600 * 600 * 3];
        new Random(seed).NextBytes(pixels);
        return PngBuilder.Rgb(600, 600, pixels);
    }
}
