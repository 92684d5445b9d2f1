using CoCosNet.Client;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.Workers;

/// <summary>A model's folder changes while the server runs.</summary>
public sealed class ReloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reload_OfAChangedFolder_ServesItWithoutLosingATranslation()
    {
        await using var server = new WorkerServer();
        await server.InitializeAsync();
        var client = new CoCosNetClient(server.Client);
        var before = await client.GetModelAsync("labels", Token);
        var worker = server.Worker;
        var running = Enumerable.Range(0, 6).Select(server.PostAsync).ToList();
        var manifest = Path.Combine(server.Models, "labels", "model.json");
        await File.AppendAllTextAsync(manifest, "\n", Token);

        var after = await client.ReloadModelAsync("labels", Token);

        Assert.NotEqual(before.Digest, after.Digest);
        Assert.Equal(after.Digest, (await client.GetModelAsync("labels", Token)).Digest);
        await Task.WhenAll(running);
        Assert.Equal(await running[0], await server.PostAsync(0));
        Assert.Equal(worker, server.Worker);
    }

    [Fact]
    public async Task Reload_OfABrokenFolder_ChangesNothingAndSaysWhy()
    {
        await using var server = new WorkerServer();
        await server.InitializeAsync();
        var client = new CoCosNetClient(server.Client);
        var before = await client.GetModelAsync("labels", Token);
        var picture = await server.PostAsync(1);
        await File.WriteAllTextAsync(Path.Combine(server.Models, "labels", "generator.safetensors"), "no weights", Token);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => client.ReloadModelAsync("labels", Token));

        Assert.Equal("model_broken", refused.Problem.Code);
        Assert.Contains("nothing has changed", refused.Problem.Detail, StringComparison.Ordinal);
        var after = await client.GetModelAsync("labels", Token);
        Assert.Equal((ModelState.Ready, before.Digest), (after.State, after.Digest));
        Assert.Equal(picture, await server.PostAsync(1));
    }

    [Fact]
    public async Task Watch_OfAChangedFolder_ServesIt_AndABrokenOneChangesNothing()
    {
        await using var server = new WorkerServer("--Models:Watch=00:00:01");
        await server.InitializeAsync();
        var client = new CoCosNetClient(server.Client);
        var before = (await client.GetModelAsync("labels", Token)).Digest;
        var folder = Path.Combine(server.Models, "labels");

        await File.AppendAllTextAsync(Path.Combine(folder, "model.json"), "\n", Token);
        await WorkerServer.UntilAsync(() => server.Translator.Models.Single().Description!.Digest != before);
        var after = server.Translator.Models.Single().Description!.Digest;
        await File.WriteAllTextAsync(Path.Combine(folder, "generator.safetensors"), "no weights", Token);
        await WorkerServer.UntilAsync(() => server.WarningsAndErrors.Any(line => line.Contains("changed model folder labels cannot be used", StringComparison.Ordinal)));

        Assert.Equal((ModelState.Ready, after), (server.Translator.Models.Single().State, server.Translator.Models.Single().Description!.Digest));
        Assert.NotEmpty(await server.PostAsync(1));
    }

    [Fact]
    public async Task Reload_OfANewFolder_AddsIt_AndOfNoneIsNotFound()
    {
        await using var server = new WorkerServer();
        await server.InitializeAsync();
        var client = new CoCosNetClient(server.Client);
        var analogy = Directory.CreateDirectory(Path.Combine(server.Models, "analogy"));
        File.Copy(Repository.PathOf("models", "analogy", "model.json"), Path.Combine(analogy.FullName, "model.json"));

        Assert.Equal(ModelState.Ready, (await client.ReloadModelAsync("analogy", Token)).State);
        Assert.Equal("model_not_found", (await Assert.ThrowsAsync<ProblemException>(() => client.ReloadModelAsync("none", Token))).Problem.Code);
    }
}
