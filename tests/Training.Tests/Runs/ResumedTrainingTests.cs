using System.Diagnostics;
using System.Globalization;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Runs;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>A training that was interrupted ends as one that was not, bit for bit.</summary>
public sealed class ResumedTrainingTests : IDisposable
{
    private const string Configuration =
        """
        {
          "id": "tiny",
          "name": "Tiny",
          "architecture": {
            "featureChannels": 4, "generatorChannels": 2, "encoderSpadeChannels": 4, "generatorSpadeChannels": 4, "refinementChannels": 4, "iterations": 1,
            "anchors": true,
          },
          "optimizer": { "discriminatorChannels": 2, "meanDecay": 0.9 },
          "stages": [
            { "size": 64, "batch": 1, "steps": 4, "firstTemperature": 0.06, "adversarial": false },
            { "size": 64, "batch": 1, "steps": 2, "classesOnly": true },
            { "size": 64, "batch": 2, "steps": 2, "rate": 1e-3, "finalRate": 1e-4 },
            { "size": 64, "batch": 2, "steps": 2, "generatorOnly": true },
            { "size": 64, "batch": 2, "steps": 2, "matchingOnly": true },
            { "size": 64, "batch": 2, "steps": 3, "refinementOnly": true },
          ],
          "data": { "threads": 2, "encodedItems": 3 },
          "reports": { "metricsEvery": 1, "checkpointEvery": 2, "sheetEvery": 1000, "sheetItems": 1 },
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("resumed-");
    private readonly OneThread _thread = new();
    private readonly string _file;

    public ResumedTrainingTests()
    {
        _file = Path.Combine(_folder.FullName, "tiny.json");
        File.WriteAllText(_file, Configuration);
    }

    public void Dispose()
    {
        _thread.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_StoppedOrKilled_EndsWithTheStateOfAnUndisturbedOne()
    {
        var straight = FolderOf("straight");
        Assert.True(Train(straight, stopAfter: null));
        var state = File.ReadAllBytes(Path.Combine(straight, Trainer.StateFile));

        // Between two checkpoints, and where the stages meet.
        var stopped = FolderOf("stopped");
        Assert.False(Train(stopped, stopAfter: 3));
        Assert.False(Train(stopped, stopAfter: 4));
        Assert.True(Train(stopped, stopAfter: null));
        AssertSame(state, stopped);

        var killed = FolderOf("killed");
        using (var first = Start(killed))
        {
            await ReadUntilAsync(first, "step 3 ");
            first.Kill();
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotEqual(state, File.ReadAllBytes(Path.Combine(killed, Trainer.StateFile)));
        using var second = Start(killed);
        await ReadUntilAsync(second, "Finished");
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, second.ExitCode);
        AssertSame(state, killed);
    }

    private static void AssertSame(byte[] state, string folder)
    {
        Assert.True(state.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, Trainer.StateFile))), $"The run '{Path.GetFileName(folder)}' differs.");
        var steps = File.ReadAllLines(Path.Combine(folder, MetricsLog.FileName)).Skip(1).Select(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 15), steps);
    }

    private string FolderOf(string run) => Path.Combine(_folder.FullName, run);

    private bool Train(string folder, long? stopAfter)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var config = TrainingConfig.Read(_file);
        var progress = new Recorder(told => (told.Step == stopAfter ? stopping : null)?.Cancel());
        return new Trainer(config, ItemSources.Open(config), folder, progress).Run(stopping.Token);
    }

    private Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var argument in new[] { typeof(Trainer).Assembly.Location, "train", "--config", _file, "--out", folder })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["OMP_NUM_THREADS"] = "1";
        return Process.Start(start)!;
    }

    private static async Task ReadUntilAsync(Process process, string text)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The trainer ended without saying '{text}'.");
    }
}
