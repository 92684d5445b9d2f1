using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Jobs;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>The file of jobs is overwritten below a running server.</summary>
public sealed class DamagedDatabaseTests : IDisposable
{
    private readonly DataFolder _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Damage_BelowARunningServer_IsA503UntilTheFileIsPutAside()
    {
        string before;
        await using (var server = await ApiServer.StartAsync(new FakeTranslator(), _data))
        {
            before = (await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id;
            Assert.Equal(JobState.Succeeded, (await server.Typed.WaitAsync(before, Token)).State);

            Damage();

            var refused = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token));
            Assert.Equal(("storage_failed", 503), (refused.Problem.Code, refused.Problem.Status));
            Assert.Contains("damaged", refused.Problem.Detail, StringComparison.Ordinal);
            Assert.NotEmpty((await server.Typed.TranslateAsync(JobInputs.Minimal, cancellationToken: Token)).Image.Url);
        }

        foreach (var file in Files())
        {
            File.Move(file, $"{file}.damaged");
        }

        await using var next = await ApiServer.StartAsync(new FakeTranslator(), _data);
        using var gone = await next.GetAsync($"/v1/jobs/{before}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var after = (await next.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id;
        Assert.Equal(JobState.Succeeded, (await next.Typed.WaitAsync(after, Token)).State);
    }

    /// <summary>Overwrites the database, its log, and the log's index, without which SQLite would go on with the pages that it has in memory.</summary>
    private void Damage()
    {
        foreach (var file in Files())
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            var noise = new byte[stream.Length];
            new Random(1).NextBytes(noise);
            stream.Write(noise);
        }
    }

    private string[] Files() => Directory.GetFiles(_data.Path, "jobs.db*");
}
