using System.Diagnostics;
using CoCosNet.Inference.Workers.Supervision;

namespace CoCosNet.Inference.Tests.Workers;

/// <summary>Whose doing a silence is, told from what real processes do.</summary>
public sealed class SilenceWatchTests
{
    private const string Spin = "while :; do :; done";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Add_OfAProcessThatGetsItsShareAndSaysNothing_CountsInFull()
    {
        var silence = Observe(3, second => new ProcessActivity(second * Second, Runnable: 1, IsStopped: false));
        Assert.Equal((3 * Second, true), (silence.Counted, silence.IsOwn));
    }

    [Fact]
    public void Add_OfAProcessThatWaitsForItself_CountsInFull()
    {
        var silence = Observe(3, _ => new ProcessActivity(Second, Runnable: 0, IsStopped: false));
        Assert.Equal((3 * Second, true), (silence.Counted, silence.IsOwn));
    }

    [Fact]
    public void Add_OfAStarvedProcess_CountsATenth()
    {
        var silence = Observe(11, second => new ProcessActivity(second * Second / 100, Runnable: 4, IsStopped: false));
        Assert.Equal((2 * Second, 11 * Second, false), (silence.Counted, silence.Total, silence.IsOwn));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Add_OfAProcessThatIsStoppedOrUnknown_CountsButIsNotItsOwn(bool isKnown)
    {
        var silence = Observe(3, _ => isKnown ? new ProcessActivity(Second, Runnable: 0, IsStopped: true) : null);
        Assert.Equal((3 * Second, false), (silence.Counted, silence.IsOwn));
    }

    [Fact]
    public void Reset_AfterASilence_ForgetsIt()
    {
        var silence = Observe(3, _ => null);
        silence.Reset();
        Assert.Equal((TimeSpan.Zero, false), (silence.Total, silence.IsOwn));
    }

    [Fact]
    public void Read_OfAProcessThatSleeps_FindsNothingRunnable()
    {
        using var process = Run("sleep", "60");
        try
        {
            Assert.True(SpinWait.SpinUntil(() => ProcessActivity.Read(process.Id) is { Runnable: 0 }, TimeSpan.FromMinutes(1)));
            Assert.Equal(false, ProcessActivity.Read(process.Id)?.IsStopped);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public void Read_OfAProcessThatHasEnded_FindsNothing()
    {
        using var process = Run("true");
        process.WaitForExit();
        Assert.Null(ProcessActivity.Read(process.Id));
    }

    /// <summary>Others use the only processor that the process may run on, and come first.</summary>
    [Fact]
    public async Task Add_OfARealProcessThatOthersStarve_IsNotItsOwn()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chrt") && File.Exists("/usr/bin/taskset"), "chrt and taskset (util-linux) are not installed.");
        List<Process> others = [];
        using var starved = Run("taskset", "-c", "0", "chrt", "--idle", "0", "sh", "-c", Spin);
        try
        {
            others.AddRange(Enumerable.Range(0, 2).Select(_ => Run("taskset", "-c", "0", "sh", "-c", Spin)));
            await Task.Delay(Second, Token);
            var silence = new SilenceWatch();
            for (var i = 0; i < 6; i++)
            {
                var before = Stopwatch.GetTimestamp();
                await Task.Delay(Second / 4, Token);
                silence.Add(Stopwatch.GetElapsedTime(before), ProcessActivity.Read(starved.Id));
            }

            Assert.False(silence.IsOwn);
        }
        finally
        {
            foreach (var process in others.Append(starved))
            {
                process.Kill();
            }
        }
    }

    private static SilenceWatch Observe(int seconds, Func<int, ProcessActivity?> activity)
    {
        var silence = new SilenceWatch();
        for (var second = 0; second < seconds; second++)
        {
            silence.Add(Second, activity(second));
        }

        return silence;
    }

    private static Process Run(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments))!;
}
