using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>A running worker process and the pipes to it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly long _memoryKills = KernelMemoryKills.Count();
    private volatile WorkerExit? _ended;

    private WorkerProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        Sender = new FrameSender(process.StandardInput.BaseStream, $"to-worker-{Id}");
    }

    public int Id { get; }

    public FrameSender Sender { get; }

    /// <summary>Starts a worker. On Linux the kernel ends it together with the calling thread, which must therefore live as long as the
    /// server.</summary>
    /// <exception cref="InvalidOperationException">The process cannot be started.</exception>
    public static WorkerProcess Start(WorkerProgram program)
    {
        var start = new ProcessStartInfo(program.File) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in program.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add(InferenceWorker.Verb);
        start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        StartUpEnvironment.Complete(start.Environment);
        try
        {
            return new WorkerProcess(Process.Start(start)!);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"A worker process cannot be started: {exception.Message}", exception);
        }
    }

    /// <returns>The worker's next frame, or null if the worker is gone.</returns>
    /// <exception cref="InvalidDataException">The worker sent invalid data.</exception>
    public Frame? Read()
    {
        try
        {
            return FrameStream.Read(_process.StandardOutput.BaseStream);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Kills the process for a reason, which describes its end.</summary>
    public void End(WorkerExit exit)
    {
        _ended = exit;
        Kill();
    }

    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
    }

    /// <summary>Waits for the process to end, which it is about to do because its pipe is closed, and describes how it ended.</summary>
    public WorkerExit AwaitEnd()
    {
        Sender.Complete();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            Kill();
            _process.WaitForExit();
        }

        return _ended ?? WorkerExit.Of(_process.ExitCode, memoryKill: KernelMemoryKills.Count() != _memoryKills);
    }

    public void Dispose()
    {
        Kill();
        Sender.Dispose();
        _process.Dispose();
    }
}
