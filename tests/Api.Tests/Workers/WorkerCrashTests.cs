using System.Diagnostics;
using System.Globalization;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Workers;

/// <summary>Real worker processes that die in all the ways they can, in the middle of pictures.</summary>
public sealed class WorkerCrashTests(WorkerServer server) : IClassFixture<WorkerServer>
{
    /// <summary>Large enough for a signal to arrive within it, however busy the machine is.</summary>
    private const int LongSide = 256;

    private static readonly string Kills = Environment.GetEnvironmentVariable("COCOSNET_KILLS") ?? "3";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Signals.Kill)]
    [InlineData(Signals.Abort)]
    public async Task Death_InMidPicture_LosesNoRequest(int signal)
    {
        var undisturbed = await AnswerAllAsync(null);
        var victim = server.Worker;
        var ended = 0;
        List<double> fractions = [];
        var disturbed = await AnswerAllAsync(progress =>
        {
            fractions.Add(progress.Fraction);
            if (progress.Stage == TranslationStage.Match && Interlocked.Exchange(ref ended, 1) == 0)
            {
                _ = Signals.SendUntilGoneAsync(victim, signal);
            }
        });

        Assert.Equal(undisturbed, disturbed);
        Assert.NotEqual(victim, server.Worker);
        Assert.Equal(1, ended);
        Assert.Equal(fractions.Order(), fractions);
    }

    /// <summary>A large picture, and small ones beside and behind it.</summary>
    private async Task<byte[][]> AnswerAllAsync(Action<TranslationProgress>? progress)
    {
        var large = server.TranslateAsync(WorkerServer.Request(0, LongSide), progress);
        var small = await Task.WhenAll(Enumerable.Range(1, 3).Select(server.PostAsync));
        return [(await large).Image.Content.ToArray(), .. small];
    }

    [Fact]
    public async Task Input_ThatEndsTwoWorkers_IsRefusedAndOthersAreNot()
    {
        var bystanders = Enumerable.Range(1, 3).Select(server.PostAsync).ToArray();
        List<int> ended = [];
        var harmful = server.TranslateAsync(WorkerServer.Request(90, LongSide), progress =>
        {
            var worker = server.Worker;
            if (progress.Stage == TranslationStage.Match && worker != 0 && !ended.Contains(worker))
            {
                ended.Add(worker);
                _ = Signals.SendUntilGoneAsync(worker, Signals.Abort);
            }
        });

        var refused = await Assert.ThrowsAsync<TranslationException>(() => harmful);
        var again = await Assert.ThrowsAsync<TranslationException>(() => server.TranslateAsync(WorkerServer.Request(90, LongSide)));
        await Task.WhenAll(bystanders);

        Assert.Equal(2, ended.Count);
        Assert.Equal(TranslationError.HarmfulInput, refused.Error);
        Assert.Matches("sha256:[0-9a-f]{64}", refused.Message);
        Assert.Equal(refused.Message, again.Message);
        Assert.NotEmpty(await server.PostAsync(4));
    }

    [Fact]
    public async Task Health_OfADeadWorker_FailsUntilTheNextIsReady()
    {
        await WorkerServer.UntilAsync(() => server.IsReady);
        Assert.Equal((200, 200), (await server.ProbeAsync("live"), await server.ProbeAsync("ready")));

        Signals.Send(server.Worker, Signals.Kill);
        await WorkerServer.UntilAsync(() => !server.Translator.IsAlive);
        Assert.Equal((503, 503), (await server.ProbeAsync("live"), await server.ProbeAsync("ready")));

        await WorkerServer.UntilAsync(() => server.IsReady);
        Assert.Equal((200, 200), (await server.ProbeAsync("live"), await server.ProbeAsync("ready")));
        Assert.Contains(server.WarningsAndErrors, line => line.Contains("ended: it was killed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_ThatFallsSilent_IsReplacedAndItsWorkRetried()
    {
        await using var impatient = new WorkerServer("--Inference:SilenceLimit=00:00:03");
        await impatient.InitializeAsync();
        var expected = await impatient.PostAsync(1);

        Signals.Send(impatient.Worker, Signals.Stop);

        Assert.Equal(expected, await impatient.PostAsync(1));
        Assert.Contains(impatient.WarningsAndErrors, line => line.Contains("had said nothing for", StringComparison.Ordinal));
    }

    /// <summary>More often than an input may end workers: a watch that ends a stopped or starved process says nothing about its input.</summary>
    [Fact]
    public async Task Worker_ThatIsStoppedThreeTimesOnOneInput_DoesNotIncriminateIt()
    {
        await using var impatient = new WorkerServer("--Inference:SilenceLimit=00:00:03");
        await impatient.InitializeAsync();
        List<int> stopped = [];

        var result = await impatient.TranslateAsync(WorkerServer.Request(91, LongSide), progress =>
        {
            var worker = impatient.Worker;
            if (progress.Stage == TranslationStage.Match && worker != 0 && stopped.Count < 3 && !stopped.Contains(worker))
            {
                stopped.Add(worker);
                Signals.Send(worker, Signals.Stop);
            }
        });

        Assert.Equal(3, stopped.Count);
        Assert.False(result.Image.Content.IsEmpty);
        Assert.Equal(3, impatient.WarningsAndErrors.Count(line => line.Contains("though not by itself", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cancel_OfARunningRequest_FreesItsReplica()
    {
        using var client = new CancellationTokenSource();
        var left = server.Translator.TranslateAsync(WorkerServer.Request(0, LongSide), new CancelWhenReported(client), client.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.NotEmpty(await server.PostAsync(1));
    }

    [Fact]
    public async Task Memory_ThatRunsOut_IsAnsweredAndTheNextRequestIsServed()
    {
        var expected = await server.PostAsync(1);
        var worker = server.Worker;
        Signals.LimitMemory(worker, more: 16 << 20);

        // The tensor library says so; where something else runs out first, the worker dies and the next one makes the picture.
        try
        {
            await server.TranslateAsync(WorkerServer.Request(2, side: 640));
        }
        catch (TranslationException exception)
        {
            Assert.Equal(TranslationError.OutOfMemory, exception.Error);
            Assert.Equal(worker, server.Worker);
            Signals.LimitMemory(worker, more: null);
        }

        Assert.Equal(expected, await server.PostAsync(1));
    }

    [Fact]
    public async Task Server_ThatIsKilled_TakesItsWorkerWithIt()
    {
        var models = WorkerServer.CreateModels();
        using var data = new DataFolder();
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "exec", typeof(ApiHost).Assembly.Location, "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}",
                $"--Models:Directory={models.FullName}", data.Setting,
            },
            RedirectStandardOutput = true,
        })!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(Token) is { } line && !line.Contains("is ready after", StringComparison.Ordinal))
            {
            }

            var worker = Assert.Single(Signals.ChildrenOf(process.Id));
            Signals.Send(process.Id, Signals.Kill);
            await process.WaitForExitAsync(Token);
            while (Signals.ParentOf(worker) is not null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            models.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Start_OnADeviceThatIsNotThere_FailsAndSaysSo()
    {
        await using var unequipped = new WorkerServer("--Inference:Device=cuda:63");
        var exception = await Assert.ThrowsAsync<StartException>(() => unequipped.InitializeAsync().AsTask());
        Assert.Contains("Inference:Device is cuda:63", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>COCOSNET_KILLS says how often; few by default, as each costs the start of a worker.</summary>
    [Fact]
    public async Task Kills_AtRandomMomentsUnderEightClients_LoseNothing()
    {
        const int Clients = 8;
        var random = new Random(1);
        var expected = new byte[Clients][];
        for (var i = 0; i < Clients; i++)
        {
            expected[i] = await server.PostAsync(i);
        }

        using var done = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(i => Task.Run(() => AskAsync(i), Token)).ToArray();
        var kills = int.Parse(Kills, CultureInfo.InvariantCulture);
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3000)), Token);
            await WorkerServer.UntilAsync(() => server.Worker != 0);
            Signals.Send(server.Worker, Signals.Kill);
            Assert.True(await server.ProbeAsync("startup") is 200 or 503);
        }

        await WorkerServer.UntilAsync(() => server.IsReady);
        await done.CancelAsync();
        var answered = await Task.WhenAll(clients);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {answered.Sum()} requests answered");
        Assert.All(answered, count => Assert.True(count > 0));

        async Task<int> AskAsync(int number)
        {
            var count = 0;
            for (; count == 0 || !done.IsCancellationRequested; count++)
            {
                Assert.Equal(expected[number], await server.PostAsync(number));
            }

            return count;
        }
    }

    private sealed class CancelWhenReported(CancellationTokenSource client) : IProgress<TranslationProgress>
    {
        public void Report(TranslationProgress value) => client.Cancel();
    }
}
