using CoCosNet.Inference.Serving;
using CoCosNet.Training;
using CoCosNet.Training.Evaluation;
using CoCosNet.Training.Evaluation.Photographs;
using CoCosNet.Training.Evaluation.Segmenter;
using CoCosNet.Training.Rendering;
using CoCosNet.Training.Runs;

// Without it every tensor's pages are faulted in anew: a step takes several times as long.
NativeHeap.KeepBlocks();
try
{
    switch (args)
    {
        case ["render", .. var rest]:
            RenderCommand.Run(rest);
            return 0;
        case ["train", .. var rest]:
            TrainCommand.Run(rest);
            return 0;
        case ["export", .. var rest]:
            ExportCommand.Run(rest);
            return 0;
        case ["evaluate", .. var rest]:
            EvaluateCommand.Run(rest);
            return 0;
        case ["photographs", .. var rest]:
            PhotographsCommand.Run(rest);
            return 0;
        case ["train-segmenter", .. var rest]:
            TrainSegmenterCommand.Run(rest);
            return 0;
        default:
            throw new UsageException($"'{string.Join(' ', args)}' is not a command.");
    }
}
catch (UsageException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine();
    Console.Error.WriteLine(TrainCommand.Usage);
    Console.Error.WriteLine(ExportCommand.Usage);
    Console.Error.WriteLine(EvaluateCommand.Usage);
    Console.Error.WriteLine(PhotographsCommand.Usage);
    Console.Error.WriteLine(RenderCommand.Usage);
    Console.Error.WriteLine(TrainSegmenterCommand.Usage);
    return 2;
}
