using CoCosNet.Cli;
using CoCosNet.Inference.Workers;

// The same program in its other role: with Inference__Isolation=process it starts its workers so.
return args is [InferenceWorker.Verb, ..] ? InferenceWorker.Run(args) : await CommandLine.RunAsync(args);
