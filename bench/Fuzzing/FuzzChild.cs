using System.Globalization;
using CoCosNet.Tests.Fuzzing;

namespace CoCosNet.Bench.Fuzzing;

/// <summary>The process that passes inputs to one reader. An input may kill it, so it records the number of each input first.</summary>
internal static class FuzzChild
{
    /// <param name="output">Folder for the counts and the inputs that failed.</param>
    /// <param name="door">Name of the reader.</param>
    /// <param name="first">Number of the first input.</param>
    /// <param name="end">Number after the last input.</param>
    /// <param name="progress">The progress file: number of the input, then the four counts.</param>
    public static int Run(TextWriter output, string door, int first, int end, string progress)
    {
        using var doors = new FuzzDoors();
        var tried = doors.All.First(one => one.Name == door);
        using var handle = File.OpenHandle(progress, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        var counts = new int[Enum.GetValues<FuzzOutcome>().Length];
        for (var number = first; number < end; number++)
        {
            Write(number);
            var outcome = tried.Try(number, out var fault, out var input);
            counts[(int)outcome]++;
            if (fault is not null)
            {
                var kept = Path.Combine(Path.GetDirectoryName(progress)!, string.Create(CultureInfo.InvariantCulture, $"{door}-{number}.bin"));
                File.WriteAllBytes(kept, input);
                output.WriteLine($"{door} {number}: {fault.GetType().Name}: {fault.Message.Split('\n')[0]} {fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }
        }

        Write(end);
        return 0;

        void Write(int number)
        {
            Span<byte> line = stackalloc byte[sizeof(int) * 4];
            BitConverter.TryWriteBytes(line, number);
            for (var i = 0; i < counts.Length; i++)
            {
                BitConverter.TryWriteBytes(line[(sizeof(int) * (i + 1))..], counts[i]);
            }

            RandomAccess.Write(handle, line, 0);
        }
    }
}
