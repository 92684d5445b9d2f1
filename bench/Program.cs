using System.CommandLine;
using CoCosNet.Bench.Endurance;
using CoCosNet.Bench.Files;
using CoCosNet.Bench.Forward;
using CoCosNet.Bench.Loading;
using CoCosNet.Bench.Matcher;
using CoCosNet.Bench.Pool;
using CoCosNet.Bench.Threads;

var output = Console.Out;
var root = new RootCommand("Measures the product on this machine.")
{
    Verb("matcher", "One PatchMatch evaluation: index_select, the plain reference, the kernel", () => MatcherVerb.Run(output)),
    Forward(),
    Sizes(),
    OfModel("pool", "The server with its worker: 1 and 8 clients, fresh and kept exemplars, what HTTP adds, memory (models half and released have random weights)",
        "requests", 100, (count, model) => PoolVerb.RunAsync(output, (int)count, model)),
    OfModel("kills", "kill -9 of the worker at random moments under 8 clients: what was answered, and how",
        "count", 100, (count, model) => KillVerb.RunAsync(output, (int)count, model)),
    OfModel("collections", "Tensor operations under forced garbage collection",
        "operations", 1_000_000, (count, model) => Task.FromResult(CollectVerb.Run(output, count, model))),
    Verb("files", "Source files that a synchronous request and a job cross, from the endpoint to the model", () => FilesVerb.Run(output)),
    OfModel("threads", "libtorch threads a replica, one or one a core: a lone request, and one a replica at once",
        "rounds", 20, async (count, model) =>
        {
            await ThreadsVerb.RunAsync(output, (int)count, model);
            return 0;
        }),
    Verb("loading", "400 MB of weights in each form of file", () => LoadingVerb.Run(output)),
    SizesChild(),
    ForwardChild(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? 2 : code;

static Command Verb(string name, string description, Action run)
{
    var command = new Command(name, description);
    command.SetAction(_ => run());
    return command;
}

// A number of repetitions, then a model of the repository.
static Command OfModel(string name, string description, string number, long fallback, Func<long, string, Task<int>> run)
{
    var count = new Argument<long>(number) { DefaultValueFactory = _ => fallback };
    var model = new Argument<string>("model") { DefaultValueFactory = _ => "landscape" };
    var command = new Command(name, description) { count, model };
    command.SetAction((parsed, _) => run(parsed.GetValue(count), parsed.GetRequiredValue(model)));
    return command;
}

Command Forward()
{
    var sizes = new Argument<string[]>("sizes") { DefaultValueFactory = _ => ["256", "512", "1024"] };
    var command = new Command("forward", "One picture by stage: float32, the engine; time, memory, rate") { sizes };
    command.SetAction(parsed => ForwardVerb.Run(output, parsed.GetRequiredValue(sizes)));
    return command;
}

Command Sizes()
{
    var model = new Argument<string>("model") { DefaultValueFactory = _ => "landscape" };
    var sizes = new Argument<string[]>("sizes") { DefaultValueFactory = _ => ["256", "512", "1024", "2048"] };
    var command = new Command("sizes", "A sample at sizes of the result: time and peak memory") { model, sizes };
    command.SetAction(parsed => SizesVerb.Run(output, parsed.GetRequiredValue(model), parsed.GetRequiredValue(sizes)));
    return command;
}

// The parts that run in a process of their own.
Command SizesChild()
{
    var (model, size) = (new Argument<string>("model"), new Argument<int>("size"));
    var command = new Command("sizes-child") { model, size };
    command.Hidden = true;
    command.SetAction(parsed => SizesVerb.RunOne(output, parsed.GetRequiredValue(model), parsed.GetValue(size)));
    return command;
}

Command ForwardChild()
{
    var (path, size) = (new Argument<ForwardPath>("path"), new Argument<int>("size"));
    var command = new Command("forward-child") { path, size };
    command.Hidden = true;
    command.SetAction(parsed => ForwardRun.Run(output, parsed.GetValue(path), parsed.GetValue(size)));
    return command;
}
