using System.Globalization;
using CoCosNet.Bench.Endurance;
using CoCosNet.Bench.Files;
using CoCosNet.Bench.Forward;
using CoCosNet.Bench.Loading;
using CoCosNet.Bench.Matcher;
using CoCosNet.Bench.Pool;
using CoCosNet.Bench.Threads;

switch (args)
{
    case ["matcher"]:
        MatcherVerb.Run(Console.Out);
        return 0;
    case ["pool", .. var rest] when rest.Length <= 2:
        return await PoolVerb.RunAsync(
            Console.Out, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 100, rest.Length > 1 ? rest[1] : "landscape");
    case ["kills", .. var rest] when rest.Length <= 2:
        return await KillVerb.RunAsync(
            Console.Out, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 100, rest.Length > 1 ? rest[1] : "landscape");
    case ["collections", .. var rest] when rest.Length <= 2:
        return CollectVerb.Run(
            Console.Out, rest.Length > 0 ? long.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000, rest.Length > 1 ? rest[1] : "landscape");
    case ["files"]:
        FilesVerb.Run(Console.Out);
        return 0;
    case ["threads", .. var rest] when rest.Length <= 2:
        await ThreadsVerb.RunAsync(
            Console.Out, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 20, rest.Length > 1 ? rest[1] : "landscape");
        return 0;
    case ["loading"]:
        LoadingVerb.Run(Console.Out);
        return 0;
    case ["forward", .. var sizes]:
        ForwardVerb.Run(Console.Out, sizes.Length > 0 ? sizes : ["256", "512", "1024"]);
        return 0;
    case ["sizes", var model, .. var sizes]:
        SizesVerb.Run(Console.Out, model, sizes.Length > 0 ? sizes : ["256", "512", "1024", "2048"]);
        return 0;
    case ["sizes"]:
        SizesVerb.Run(Console.Out, "landscape", ["256", "512", "1024", "2048"]);
        return 0;
    case ["sizes-child", var model, var size]:
        SizesVerb.RunOne(Console.Out, model, int.Parse(size, CultureInfo.InvariantCulture));
        return 0;
    case ["forward-child", var path, var size]:
        ForwardRun.Run(Console.Out, Enum.Parse<ForwardPath>(path), int.Parse(size, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project bench -- VERB
              matcher   one PatchMatch evaluation: index_select, the plain reference, the kernel
              forward   [SIZE…] one picture by stage: float32, the engine; time, memory, rate (256 512 1024)
              sizes     [MODEL [SIZE…]] a sample at sizes of the result: time and peak memory (landscape 256 512 1024 2048)
              pool      [REQUESTS [MODEL]] the server with its worker: 1 and 8 clients, fresh and kept exemplars, what HTTP adds, memory
                        (100 landscape; half and released are of random weights, at 256² and 512²)
              kills     [COUNT [MODEL]] kill −9 of the worker at random moments under 8 clients: what was answered, and how (100 landscape)
              collections [OPERATIONS [MODEL]] tensor operations under forced garbage collection (1000000 landscape)
              files     source files that a synchronous request and a job cross, from the endpoint to the model
              threads   [ROUNDS [MODEL]] libtorch threads a replica, one or one a core: a lone request, and one a replica at once (20 landscape)
              loading   400 MB of weights in each form of file
            """);
        return 2;
}
