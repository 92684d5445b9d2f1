using CoCosNet.Api.Tests.Workers;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>The disk below the data folder fills up, or turns read-only, and comes back.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly DirectoryInfo _models = WorkerServer.CreateModels();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disk_ThatTakesNothing_IsA503_AndAcceptedJobsAreDoneOnceItDoes(bool isReadOnly)
    {
        using var disk = await SmallDisk.StartAsync("4m", $"--Models:Directory={_models.FullName}");
        using var http = new HttpClient { BaseAddress = await disk.AddressAsync() };
        var client = new CoCosNetClient(http);
        while ((await client.GetModelsAsync(Token)).Models.Any(model => model.State == ModelState.Loading))
        {
            await Task.Delay(50, Token);
        }

        // The disk fails while the first of them runs and the others wait.
        var accepted = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            accepted.Add((await client.SubmitAsync(Input(number), cancellationToken: Token)).Id);
        }

        await BreakAsync(true);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => client.SubmitAsync(Input(9), cancellationToken: Token));
        Assert.Equal(("storage_failed", 503, true), (refused.Problem.Code, refused.Problem.Status, refused.Problem.Retryable));
        Assert.NotEmpty((await client.TranslateAsync(Input(1), cancellationToken: Token)).Image.Url);

        await BreakAsync(false);
        foreach (var id in accepted)
        {
            Assert.Equal(JobState.Succeeded, (await client.WaitAsync(id, Token)).State);
        }

        Assert.Equal(JobState.Succeeded, (await client.WaitAsync((await client.SubmitAsync(Input(9), cancellationToken: Token)).Id, Token)).State);

        Task BreakAsync(bool isBroken) => isReadOnly ? disk.MakeReadOnlyAsync(isBroken) : isBroken ? disk.FillAsync() : disk.EmptyAsync();
    }

    private static TranslationInput Input(int number)
    {
        var request = WorkerServer.Request(number);
        return new TranslationInput { Map = request.Map!, Exemplar = request.Exemplar, Options = request.Options };
    }
}
