using CoCosNet.Training;
using CoCosNet.Training.Rendering;
using CoCosNet.Training.Runs;

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
    Console.Error.WriteLine(RenderCommand.Usage);
    return 2;
}
