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

    /// <summary>For requests that are refused.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(300);

    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("models");

    public PermissionTests() => TinyModels.Write(
        _models.FullName, "tiny", new { kind = "labels", classes = new[] { new { id = 0, name = "a", color = "#102030" }, new { id = 1, name = "b", color = "#405060" } } }, 2, "optional");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Delete(recursive: true);

    [Fact]
    public async Task Roles_WithTheirOwnUsers_DoTheirWork_AndNoMore()
    {
        using var nats = await NatsServer.StartAsync(Repository.PathOf("deploy", "nats", "permissions.conf"), [], Secrets);
        await using var api = await ClusterProcess.StartAsync("api", nats, "--Nats:User=api", $"--Nats:Password={Secret}");
        await using var running = await ClusterProcess.StartAsync(
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
        await using var listener = Connect(nats, "worker");
        Assert.Equal("cocosnet-jobs", (await new NatsKVContext(new NatsJSContext(listener)).GetStoreAsync("cocosnet-jobs", Token)).Bucket);
        await using var worker = Connect(nats, "worker", Brief);
        var buckets = new NatsKVContext(new NatsJSContext(worker));
        await AssertRefusedAsync(async () => await buckets.GetStoreAsync("cocosnet-keys", Token));
        await AssertRefusedAsync(async () => await buckets.GetStoreAsync("cocosnet-exemplars", Token));
        await AssertRefusedAsync(worker, "$JS.API.DIRECT.GET.KV_cocosnet-exemplars.$KV.cocosnet-exemplars.>");
        await AssertRefusedAsync(worker, "$JS.API.STREAM.MSG.GET.KV_cocosnet-keys", "{\"seq\":1}");
        await AssertRefusedAsync(worker, "cocosnet.work.batch.tiny", job.Id);

        // Nor does it hear the replies to others, or empty or change what it works with.
        await using var replies = await listener.SubscribeCoreAsync<byte[]>("_INBOX.api.>", cancellationToken: Token);
        await listener.PingAsync(Token);
        Assert.Equal(exemplar.Id, (await client.GetExemplarAsync(exemplar.Id, Token)).Id);
        await listener.PingAsync(Token);
        Assert.False(replies.Msgs.TryRead(out _));
        await AssertRefusedAsync(worker, "$JS.API.STREAM.DELETE.KV_cocosnet-jobs");
        await AssertRefusedAsync(worker, "$JS.API.STREAM.UPDATE.KV_cocosnet-jobs");
        await AssertRefusedAsync(worker, "$JS.API.STREAM.PURGE.KV_cocosnet-jobs");
        await AssertRefusedAsync(worker, "$JS.API.STREAM.PURGE.cocosnet-work");
        await AssertRefusedAsync(worker, "$JS.API.CONSUMER.DELETE.cocosnet-work.batch-tiny");

        // An API process deletes nothing, claims no work, announces no worker, and has no business with models.
        await using var reader = Connect(nats, "api");
        Assert.Equal("cocosnet-work", (await new NatsJSContext(reader).GetStreamAsync("cocosnet-work", cancellationToken: Token)).Info.Config.Name);
        await using var accepting = Connect(nats, "api", Brief);
        await AssertRefusedAsync(accepting, "$JS.API.STREAM.DELETE.cocosnet-work");
        await AssertRefusedAsync(accepting, "$JS.API.STREAM.DELETE.KV_cocosnet-jobs");
        await AssertRefusedAsync(accepting, "$JS.API.STREAM.DELETE.OBJ_cocosnet-models");
        await AssertRefusedAsync(accepting, "$JS.API.STREAM.PURGE.OBJ_cocosnet-models");
        await AssertRefusedAsync(accepting, "$JS.API.STREAM.UPDATE.OBJ_cocosnet-models");
        await AssertRefusedAsync(accepting, "$JS.API.CONSUMER.MSG.NEXT.cocosnet-work.batch-tiny", "1");
        await AssertRefusedAsync(accepting, "$KV.cocosnet-workers.forged", "{}");
        Assert.Equal(exemplar.Id, (await client.GetExemplarAsync(exemplar.Id, Token)).Id);
    }

    /// <summary>Connects as a user of the file, with the inbox that the program uses for it.</summary>
    /// <param name="nats">The server.</param>
    /// <param name="user">The user.</param>
    /// <param name="patience">How long a request waits for its answer; five seconds if null.</param>
    internal static NatsConnection Connect(NatsServer nats, string user, TimeSpan? patience = null) => new(new NatsOpts
    {
        Url = nats.Url,
        AuthOpts = new NatsAuthOpts { Username = user, Password = Secret },
        InboxPrefix = $"_INBOX.{user}",
        RequestTimeout = patience ?? TimeSpan.FromSeconds(5),
    });

    /// <summary>The server's environment, which the file takes the passwords from.</summary>
    internal static Dictionary<string, string> Secrets { get; } = new()
    {
        ["COCOSNET_API_PASSWORD"] = Secret,
        ["COCOSNET_WORKER_PASSWORD"] = Secret,
        ["COCOSNET_PUBLISHER_PASSWORD"] = Secret,
    };

    /// <summary>Checks that a request is not answered.</summary>
    private static Task AssertRefusedAsync(NatsConnection connection, string subject, string content = "{}") =>
        AssertRefusedAsync(async () => await connection.RequestAsync<byte[], byte[]>(subject, Encoding.ASCII.GetBytes(content), cancellationToken: Token));

    /// <summary>The server refuses a subject without an answer, so that the request ends by its timeout.</summary>
    private static async Task AssertRefusedAsync(Func<Task> ask)
    {
        var exception = await Record.ExceptionAsync(ask);
        Assert.True(exception is NatsException or OperationCanceledException, $"It was answered, or failed otherwise: {exception}");
    }
}
