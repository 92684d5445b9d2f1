using System.Collections.Concurrent;
using System.Text;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Jobs;

/// <summary>Synchronous and asynchronous work in the queue that processes share.</summary>
public sealed class PriorityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SynchronousRequests_GoFirst_ButLeaveAsynchronousJobsTheirShare()
    {
        const int Each = 6;
        using var nats = await NatsServer.StartAsync();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ran = new ConcurrentQueue<string>();
        var translator = new FakeTranslator
        {
            Behaviour = async (request, cancellationToken) =>
            {
                ran.Enqueue(Encoding.UTF8.GetString(request.Map!.Content.Span));
                first.TrySetResult();
                await release.Task.WaitAsync(cancellationToken);
            },
        };
        using var data = new DataFolder();
        await using var server = await ApiServer.StartAsync(
            translator, data, "--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}", "--Nats:Prefix=priorities", "--Jobs:Workers=1", "--Nats:BatchShare=3");
        var busy = await server.Typed.SubmitAsync(Named("busy"), cancellationToken: Token);
        await first.Task;

        var jobs = new List<string>();
        for (var i = 0; i < Each; i++)
        {
            jobs.Add((await server.Typed.SubmitAsync(Named($"batch {i}"), cancellationToken: Token)).Id);
        }

        var requests = Enumerable.Range(0, Each).Select(i => server.Typed.TranslateAsync(Named($"interactive {i}"), cancellationToken: Token)).ToArray();
        await UntilWaitingAsync(nats, 2 * Each);
        release.SetResult();
        await Task.WhenAll(requests);
        foreach (var id in jobs)
        {
            Assert.Equal(JobState.Succeeded, (await server.Typed.WaitAsync(id, Token)).State);
        }

        var order = ran.Skip(1).ToArray();
        Assert.Equal(2 * Each, order.Length);
        Assert.Equal(Enumerable.Range(0, Each).Select(i => $"batch {i}"), order.Where(name => name.StartsWith("batch", StringComparison.Ordinal)));

        // While both wait, one claim in three is a batch job's.
        var mixed = order.Take(Array.FindLastIndex(order, name => name.StartsWith("interactive", StringComparison.Ordinal)) + 1).ToArray();
        var batch = mixed.Count(name => name.StartsWith("batch", StringComparison.Ordinal));
        Assert.InRange(batch, (mixed.Length / 3) - 1, (mixed.Length / 3) + 1);
        Assert.Equal(JobState.Succeeded, (await server.Typed.GetJobAsync(busy.Id, Token)).State);
    }

    private static TranslationInput Named(string name) => JobInputs.Minimal with { Map = new SemanticMapFile(Encoding.UTF8.GetBytes(name)) };

    /// <summary>Waits until the work stream has so many messages besides the one that is claimed.</summary>
    private static async Task UntilWaitingAsync(NatsServer nats, int count)
    {
        await using var connection = new NATS.Client.Core.NatsConnection(new NATS.Client.Core.NatsOpts { Url = nats.Url });
        var context = new NATS.Client.JetStream.NatsJSContext(connection);
        while ((await context.GetStreamAsync("priorities-work", cancellationToken: Token)).Info.State.Messages < count + 1)
        {
            await Task.Delay(20, Token);
        }
    }
}
