using System.Text;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Inference.Tests.Support;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>What <c>deploy/nats/permissions.conf</c> lets each role do, on a real nats-server that enforces it.</summary>
public sealed class PermissionTests : IDisposable
{
    internal const string Secret = "secret";

    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("models");

    public PermissionTests() => TinyModels.Write(
        _models.FullName, "tiny", new { kind = "labels", classes = new[] { new { id = 0, name = "a", color = "#102030" }, new { id = 1, name = "b", color = "#405060" } } }, 2, "optional");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Delete(recursive: true);

    [Fact]
    public async Task Roles_WithTheirOwnUsers_DoTheirWork_AndAWorkerNoMore()
    {
        using var nats = await NatsServer.StartAsync(Repository.PathOf("deploy", "nats", "permissions.conf"), [], Secrets);
        await using var api = await ClusterProcess.StartAsync("api", nats, "--Nats:User=api", $"--Nats:Password={Secret}");
        await using var worker = await ClusterProcess.StartAsync(
            "worker", nats, "--Nats:User=worker", $"--Nats:Password={Secret}", $"--Models:Directory={_models.FullName}");
        await api.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);

        // Everything that the two do for a job, with files small and large.
        var job = await client.WaitAsync((await client.SubmitAsync(ClusterInputs.Small, "a-key", Token)).Id, Token);
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(JobState.Succeeded, (await client.WaitAsync((await client.SubmitAsync(ClusterInputs.Large, cancellationToken: Token)).Id, Token)).State);
        Assert.NotEmpty((await client.TranslateAsync(ClusterInputs.Small, cancellationToken: Token)).Image.Url);
        var exemplar = await client.KeepExemplarAsync(ClusterInputs.Small.Exemplar!.Value, cancellationToken: Token);

        // A stolen password of a worker reads neither keys nor exemplars, and takes no part in accepting.
        await using var thief = new NatsConnection(new NatsOpts
        {
            Url = nats.Url,
            AuthOpts = new NatsAuthOpts { Username = "worker", Password = Secret },
            RequestTimeout = TimeSpan.FromSeconds(1),
        });
        var buckets = new NatsKVContext(new NatsJSContext(thief));
        await AssertRefusedAsync(async () => await buckets.GetStoreAsync("cocosnet-keys", Token));
        await AssertRefusedAsync(async () => await buckets.GetStoreAsync("cocosnet-exemplars", Token));
        await AssertRefusedAsync(async () => await thief.RequestAsync<byte[], byte[]>("$JS.API.DIRECT.GET.KV_cocosnet-exemplars.$KV.cocosnet-exemplars.>", [], cancellationToken: Token));
        await AssertRefusedAsync(async () => await thief.RequestAsync<byte[], byte[]>("$JS.API.STREAM.MSG.GET.KV_cocosnet-keys", Encoding.ASCII.GetBytes("{\"seq\":1}"), cancellationToken: Token));
        await AssertRefusedAsync(async () => await thief.RequestAsync<byte[], byte[]>("$JS.API.STREAM.DELETE.KV_cocosnet-keys", [], cancellationToken: Token));
        await AssertRefusedAsync(async () => await thief.RequestAsync<byte[], byte[]>("cocosnet.work.batch.tiny", Encoding.ASCII.GetBytes(job.Id), cancellationToken: Token));
        Assert.Equal(exemplar.Id, (await client.GetExemplarAsync(exemplar.Id, Token)).Id);
    }

    /// <summary>The server's environment, which the file takes the passwords from.</summary>
    internal static Dictionary<string, string> Secrets { get; } = new()
    {
        ["COCOSNET_API_PASSWORD"] = Secret,
        ["COCOSNET_WORKER_PASSWORD"] = Secret,
        ["COCOSNET_PUBLISHER_PASSWORD"] = Secret,
    };

    /// <summary>The server refuses a subject without an answer, so that the request ends by its timeout.</summary>
    private static async Task AssertRefusedAsync(Func<Task> ask)
    {
        var exception = await Record.ExceptionAsync(ask);
        Assert.True(exception is NatsException or OperationCanceledException, $"It was answered, or failed otherwise: {exception}");
    }
}
