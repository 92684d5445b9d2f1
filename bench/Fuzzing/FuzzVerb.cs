using System.Diagnostics;
using System.Globalization;
using CoCosNet.Tests.Fuzzing;

namespace CoCosNet.Bench.Fuzzing;

/// <summary>Passes damaged and generated files to every reader, each in its own process, and sends some of them over HTTP to a real server.</summary>
internal static class FuzzVerb
{
    /// <summary>Inputs per input that is also sent over HTTP.</summary>
    private const int HttpShare = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(TextWriter output, int inputs)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine("door         inputs     read  refused  faults  crashes  hangs  inputs/s");
        string[] names;
        using (var doors = new FuzzDoors())
        {
            names = [.. doors.All.Select(door => door.Name)];
        }

        var overHttp = inputs / HttpShare;
        var total = new FuzzTally();
        foreach (var name in names)
        {
            var start = Stopwatch.GetTimestamp();
            var tally = await TryAsync(output, name, (inputs - overHttp) / names.Length);
            Report(output, name, tally, start);
            total += tally;
        }

        var began = Stopwatch.GetTimestamp();
        var sent = await HttpFuzz.RunAsync(output, overHttp);
        Report(output, "HTTP", sent, began);
        total += sent;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{total.Inputs} inputs: {total.Crashes} crashes, {total.Faults} status 5xx or exceptions that would be one, {total.Hangs} hangs"));
        return total.IsClean ? 0 : 1;
    }

    private static void Report(TextWriter output, string name, FuzzTally tally, long start) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-10} {tally.Inputs,8} {tally.Read,8} {tally.Refused,8} {tally.Faults,7} {tally.Crashes,8} {tally.Hangs,6} {tally.Inputs / Stopwatch.GetElapsedTime(start).TotalSeconds,9:F0}"));

    /// <summary>Runs child processes until every input of a reader has been tried. After a crash or a hang the next process continues with the following input.</summary>
    private static async Task<FuzzTally> TryAsync(TextWriter output, string door, int inputs)
    {
        var folder = Directory.CreateTempSubdirectory("cocosnet-fuzz-found-");
        var progress = Path.Combine(folder.FullName, "progress");
        var total = new FuzzTally();
        for (var next = 0; next < inputs;)
        {
            File.Delete(progress);
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                ArgumentList = { Environment.GetCommandLineArgs()[0], "fuzz-child", door, Text(next), Text(inputs), progress },
            })!;
            var hung = await HangsAsync(child, progress);
            var (number, tally) = Read(progress);
            total += tally;
            if (number < inputs)
            {
                total.Hangs += hung ? 1 : 0;
                total.Crashes += hung ? 0 : 1;
                output.WriteLine($"{door} {number}: the process {(hung ? "hung" : $"ended with {child.ExitCode}")}");
            }

            next = number + 1;
        }

        if (total.IsClean)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            output.WriteLine($"Inputs are kept in {folder.FullName}");
        }

        return total;
    }

    /// <summary>Waits until the child exits; kills it if it hangs on one input.</summary>
    private static async Task<bool> HangsAsync(Process child, string progress)
    {
        var (seen, since) = (-1, Stopwatch.GetTimestamp());
        var ended = child.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(500)) != ended)
        {
            var (number, _) = Read(progress);
            if (number != seen)
            {
                (seen, since) = (number, Stopwatch.GetTimestamp());
            }
            else if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                child.Kill();
                await ended;
                return true;
            }
        }

        return false;
    }

    private static (int Number, FuzzTally Tally) Read(string progress)
    {
        if (!File.Exists(progress))
        {
            return (0, new FuzzTally());
        }

        using var handle = File.OpenHandle(progress, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var line = new byte[sizeof(int) * 4];
        return RandomAccess.Read(handle, line, 0) < line.Length
            ? (0, new FuzzTally())
            : (BitConverter.ToInt32(line), new FuzzTally { Read = At(1), Refused = At(2), Faults = At(3) });

        int At(int index) => BitConverter.ToInt32(line, sizeof(int) * index);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
