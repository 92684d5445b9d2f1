using CoCosNet.Cli;
using CoCosNet.Inference.Workers;

// With Inference__Isolation=process the program starts itself as a worker.
return args is [InferenceWorker.Verb, ..] ? InferenceWorker.Run(args) : await CommandLine.RunAsync(args);
