using CoCosNet.Training;
using CoCosNet.Training.Rendering;

try
{
    switch (args)
    {
        case ["render", .. var rest]:
            RenderCommand.Run(rest);
            return 0;
        default:
            throw new UsageException($"'{string.Join(' ', args)}' is not a command.");
    }
}
catch (UsageException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine();
    Console.Error.WriteLine(RenderCommand.Usage);
    return 2;
}
