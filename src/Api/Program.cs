using CoCosNet.Api.Hosting;
using CoCosNet.Inference.Workers;

// The same program in its other role: the server starts its workers so.
if (args is [InferenceWorker.Verb, ..])
{
    return InferenceWorker.Run(args);
}

await ApiHost.Build(args).RunAsync();
return 0;
