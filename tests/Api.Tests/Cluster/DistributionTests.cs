using System.Collections.Concurrent;
using CoCosNet.Api.Stores.JetStream.Distribution;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using CoCosNet.Inference.Tests.Support;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.ObjectStore;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>Models published through a real NATS server with the shipped permissions, to workers that run as processes.</summary>
public sealed class DistributionTests : IDisposable
{
    private const string Model = "tiny";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("distribution");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Publish_WhileRequestsRun_ReplacesTheModelOnEveryWorker_AndBrokenOnesChangeNothing()
    {
        using var nats = await NatsServer.StartAsync(Repository.PathOf("deploy", "nats", "permissions.conf"), [], PermissionTests.Secrets);
        await using var api = await ClusterProcess.StartAsync("api", nats, As("api"));
        string[] directories = [WriteModel("first"), WriteModel("second")];
        await using var first = await StartWorkerAsync(nats, directories[0]);
        await using var second = await StartWorkerAsync(nats, directories[1]);
        await api.SeesWorkerAsync();
        var client = new CoCosNetClient(api.Client);
        var answers = new ConcurrentBag<(string Digest, string Picture)>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clients = Enumerable.Range(0, 2).Select(_ => Task.Run(() => AskAsync(client, answers, enough.Token), Token)).ToArray();

        // A good one, while requests run.
        var former = ModelFiles.Read(Path.Combine(directories[0], Model)).Digest;
        var next = Path.Combine(WriteModel("next", temperature: 0.5), Model);
        var digest = ModelFiles.Read(next).Digest;
        Assert.StartsWith($"{Model}\t{digest}\t", await RunAsync(nats, "publish", next), StringComparison.Ordinal);
        await UntilListedAsync(nats, "2 of 2 workers");
        while (answers.All(answer => answer.Digest != digest))
        {
            await Task.WhenAny(Task.WhenAll(clients), Task.Delay(50, Token));
        }

        await enough.CancelAsync();
        await Task.WhenAll(clients);

        // Every request was answered, each digest made one picture, and no worker went back.
        Assert.Equal(new[] { former, digest }.Order(StringComparer.Ordinal), answers.Select(answer => answer.Digest).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, answers.Distinct().Count());
        Assert.All(directories, directory => Assert.Equal(digest, ModelFiles.Read(Path.Combine(directory, Model)).Digest));

        // One that cannot be loaded, one that is not a package, one that is another model than it claims to be.
        var unusable = Path.Combine(WriteModel("unusable", temperature: 0.25), Model);
        await File.WriteAllTextAsync(Path.Combine(unusable, "generator.safetensors"), "no weights", Token);
        await RunAsync(nats, "publish", unusable);
        await UntilListedAsync(nats, "refused by", "nothing has changed");
        await PutAsync(nats, "no package"u8.ToArray(), "sha256:0123");
        await UntilListedAsync(nats, "refused by", "damaged");
        await PutAsync(nats, Pack(next), "sha256:0123");
        await UntilListedAsync(nats, "refused by", "was published as sha256:0123");

        Assert.Equal(digest, (await client.TranslateAsync(ClusterInputs.Small, cancellationToken: Token)).ModelDigest);
        Assert.All(directories, directory =>
        {
            Assert.Equal(digest, ModelFiles.Read(Path.Combine(directory, Model)).Digest);
            Assert.Equal(["lock"], Directory.GetFileSystemEntries(Path.Combine(directory, ".incoming")).Select(Path.GetFileName));
        });

        // Neither a worker's password nor that of an API process stores models.
        await AssertCannotPublishAsync(nats, "worker");
        await AssertCannotPublishAsync(nats, "api");

        // A worker that starts later has an older folder, and a good package for it.
        await RunAsync(nats, "publish", next);
        await using var third = await StartWorkerAsync(nats, WriteModel("third"));
        await UntilListedAsync(nats, "3 of 3 workers");
    }

    [Fact]
    public async Task Publish_OfAFolderThatIsNoModel_SaysWhy()
    {
        using var process = ServerProcess.Start("models", "publish", _folder.FullName);
        Assert.Equal(1, await process.ExitAsync());
        Assert.Contains("There is no model.json", process.Errors, StringComparison.Ordinal);
    }

    private static string[] As(string user) => [$"--Nats:User={user}", $"--Nats:Password={PermissionTests.Secret}"];

    private static Task<ClusterProcess> StartWorkerAsync(NatsServer nats, string directory) =>
        ClusterProcess.StartAsync("worker", nats, [.. As("worker"), "--Nats:Models=true", $"--Models:Directory={directory}", "--Inference:Precision=float32"]);

    private static async Task AskAsync(CoCosNetClient client, ConcurrentBag<(string Digest, string Picture)> answers, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var answer = await client.TranslateAsync(ClusterInputs.Small, cancellationToken: Token);
            answers.Add((answer.ModelDigest, answer.Image.Url));
        }
    }

    private static async Task<string> RunAsync(NatsServer nats, params string[] arguments)
    {
        using var process = ServerProcess.Start(["models", .. arguments, $"--Nats:Url={nats.Url}", .. As("publisher")]);
        Assert.True(await process.ExitAsync() == 0, process.Errors);
        return process.Output;
    }

    private static async Task UntilListedAsync(NatsServer nats, params string[] texts)
    {
        while (true)
        {
            var list = await RunAsync(nats, "list");
            if (texts.All(text => list.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }
        }
    }

    /// <summary>The server refuses a subject without an answer, so that the request ends by its timeout.</summary>
    private static async Task AssertCannotPublishAsync(NatsServer nats, string user)
    {
        await using var connection = PermissionTests.Connect(nats, user, TimeSpan.FromMilliseconds(300));
        foreach (var subject in new[] { "$O.cocosnet-models.C.forged", "$O.cocosnet-models.M.dGlueQ==" })
        {
            var exception = await Record.ExceptionAsync(async () => await connection.RequestAsync<byte[], byte[]>(subject, [1], cancellationToken: Token));
            Assert.True(exception is NatsException or OperationCanceledException, $"{user} has stored something: {exception}");
        }
    }

    private static byte[] Pack(string folder)
    {
        using var package = new MemoryStream();
        ModelPackage.Write(ModelFiles.Read(folder), package);
        return package.ToArray();
    }

    private static async Task PutAsync(NatsServer nats, byte[] content, string digest)
    {
        await using var connection = PermissionTests.Connect(nats, "publisher");
        var objects = await new NatsObjContext(new NatsJSContext(connection)).GetObjectStoreAsync("cocosnet-models", Token);
        var metadata = PublishedModel.Describe(new ModelFiles(Model, digest, []));
        await objects.PutAsync(metadata, new MemoryStream(content), cancellationToken: Token);
    }

    /// <summary>Writes a directory with the model in it; another temperature makes another picture.</summary>
    private string WriteModel(string name, double? temperature = null)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        var classes = new[] { new { id = 0, name = "a", color = "#102030" }, new { id = 1, name = "b", color = "#405060" } };
        var folder = TinyModels.Write(directory, Model, new { kind = "labels", classes }, classes.Length, "optional");
        if (temperature is { } value)
        {
            var manifest = Path.Combine(folder, "model.json");
            var text = File.ReadAllText(manifest);
            File.WriteAllText(manifest, text.Replace("\"architecture\":{", FormattableString.Invariant($"\"architecture\":{{\"temperature\":{value},"), StringComparison.Ordinal));
        }

        return directory;
    }
}
