using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Jobs;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>The machine's clock is set a day forward or back while jobs wait and run.</summary>
public sealed class ClockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Jump_OfADay_LosesNoJobAndKeepsTheirOrder(int days)
    {
        using var gate = new Gate();
        await using var server = await ApiServer.StartAsync("--Jobs:Retention=2.00:00:00", "--Quotas:Address:RequestsPerMinute=600");
        server.Translator.Behaviour = gate.HoldAsync;
        var ids = new List<string> { (await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id };
        await gate.ArrivalAsync();
        ids.Add((await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id);

        server.Time.SetClock(TimeSpan.FromDays(days));
        ids.Add((await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token)).Id);
        Assert.Equal(2, (await server.Typed.GetJobAsync(ids[2], Token)).QueuePosition);
        gate.Let(ids.Count);

        var ends = new List<DateTimeOffset>();
        foreach (var id in ids)
        {
            var ended = await server.Typed.WaitAsync(id, Token);
            Assert.Equal(JobState.Succeeded, ended.State);
            Assert.NotEmpty((await server.Typed.GetOutputAsync(id, "image", Token)).Content.ToArray());
            ends.Add(ended.FinishedAt!.Value);
        }

        Assert.Equal(ends.Order(), ends);
        var listed = new List<string>();
        await foreach (var job in server.Typed.ListJobsAsync(cancellationToken: Token))
        {
            listed.Add(job.Id);
        }

        Assert.Equal(Enumerable.Reverse(ids), listed);
    }
}
