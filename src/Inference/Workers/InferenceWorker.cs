using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers;

/// <summary>The other role of the program: the process that a server starts to run tensor operations in, so that what aborts,
/// leaks or corrupts there does not end the server.</summary>
public static class InferenceWorker
{
    /// <summary>First argument of a worker's command line; the server's process id follows.</summary>
    public const string Verb = "worker";

    /// <summary>Works until the server says stop or is gone.</summary>
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
