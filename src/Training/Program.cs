using CoCosNet.Inference.Serving;
using CoCosNet.Training;

// Without this setting the pages of every tensor are faulted in again, and a step takes several times as long.
NativeHeap.KeepBlocks();
return TrainingCommands.Run(args, Console.Error);
