using System.Globalization;
using CoCosNet.Bench.Forward;
using CoCosNet.Bench.Loading;
using CoCosNet.Bench.Matcher;

switch (args)
{
    case ["matcher"]:
        MatcherVerb.Run(Console.Out);
        return 0;
    case ["memory"]:
        MemoryVerb.Run(Console.Out);
        return 0;
    case ["loading"]:
        LoadingVerb.Run(Console.Out);
        return 0;
    case ["forward", var height, var width]:
        MemoryVerb.Forward(Console.Out, int.Parse(height, CultureInfo.InvariantCulture), int.Parse(width, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project bench -- VERB
              matcher   one PatchMatch evaluation: index_select, the plain reference, the kernel
              memory    one forward at 128², 256×384, 512², 1024²: time by stage, peak memory
              loading   400 MB of weights in each form of file
            """);
        return 2;
}
