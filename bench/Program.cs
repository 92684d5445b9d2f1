using System.Globalization;
using CoCosNet.Bench.Forward;
using CoCosNet.Bench.Loading;
using CoCosNet.Bench.Matcher;

switch (args)
{
    case ["matcher"]:
        MatcherVerb.Run(Console.Out);
        return 0;
    case ["loading"]:
        LoadingVerb.Run(Console.Out);
        return 0;
    case ["forward", .. var sizes]:
        ForwardVerb.Run(Console.Out, sizes.Length > 0 ? sizes : ["256", "512", "1024"]);
        return 0;
    case ["forward-child", var path, var size]:
        ForwardRun.Run(Console.Out, Enum.Parse<ForwardPath>(path), int.Parse(size, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project bench -- VERB
              matcher   one PatchMatch evaluation: index_select, the plain reference, the kernel
              forward   [SIZE…] one picture by stage: plain float32, float32, the engine; time, memory, rate (256 512 1024)
              loading   400 MB of weights in each form of file
            """);
        return 2;
}
