using CoCosNet.Inference.Serving;
using CoCosNet.Training;

// Without it every tensor's pages are faulted in anew: a step takes several times as long.
NativeHeap.KeepBlocks();
return TrainingCommands.Run(args, Console.Error);
