using CoCosNet.Api.Hosting.Start;
using CoCosNet.Inference.Workers;

// The same program in its other role: the server starts its workers so.
return args is [InferenceWorker.Verb, ..] ? InferenceWorker.Run(args) : await ServerRun.RunAsync(args, Console.Error);
