using CoCosNet.Api.Commands;
using CoCosNet.Inference.Workers;

// The same program in its other role: the server starts its workers so.
if (args is [InferenceWorker.Verb, ..])
{
    return InferenceWorker.Run(args);
}

return CommandLine.IsServer(args) ? await ServerRun.RunAsync(args, Console.Error) : await CommandLine.RunAsync(args);
