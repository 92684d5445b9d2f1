using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers;

/// <summary>The entry point of a worker: the process that the server starts for tensor operations, so that a crash, leak or corruption
/// there does not end the server.</summary>
public static class InferenceWorker
{
    /// <summary>First argument of a worker's command line, followed by the server's process id.</summary>
    public const string Verb = "worker";

    /// <summary>Works until the server asks it to stop or is gone.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not [Verb, var server])
        {
            Console.Error.WriteLine("The server starts its workers itself; there is nothing to see here.");
            return 2;
        }

        var (fromServer, toServer) = StandardStreams.Take();
        if (!ParentProcess.Follow(server))
        {
            return 1;
        }

        using var sender = new FrameSender(toServer, "to-server");
        return new WorkerSession(fromServer, sender).Run();
    }
}
