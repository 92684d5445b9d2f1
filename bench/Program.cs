using System.CommandLine;
using CoCosNet.Bench.Abuse;
using CoCosNet.Bench.Cluster;
using CoCosNet.Bench.Endurance;
using CoCosNet.Bench.Files;
using CoCosNet.Bench.Forward;
using CoCosNet.Bench.Fuzzing;
using CoCosNet.Bench.Loading;
using CoCosNet.Bench.Matcher;
using CoCosNet.Bench.Mutants;
using CoCosNet.Bench.Pictures;
using CoCosNet.Bench.Pool;
using CoCosNet.Bench.Threads;
using CoCosNet.Bench.Turns;

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
    Counted("fuzz", "Damaged and generated files for every reader, and over HTTP: crashes, status 5xx, hangs",
        "inputs", 200_000, count => FuzzVerb.RunAsync(output, count)),
    Counted("abuse", "How long others wait while clients upload slowly, send nothing, flood headers, follow a job by the thousand",
        "requests", 200, count => AbuseVerb.RunAsync(output, count)),
    Queued(),
    Counted("soak", "Mixed load at full rate: whether memory or waiting times creep", "minutes", 30, count => SoakVerb.RunAsync(output, count)),
    Counted("job-kills", "kill -9 of server or worker at random moments while jobs are sent: whether each ends once",
        "count", 200, count => JobKillVerb.RunAsync(output, count)),
    Counted("overhead", "What keys, quotas, metrics and traces add to a picture of 256²", "rounds", 300, count => OverheadVerb.RunAsync(output, count)),
    Counted("cluster", "3 API and 4 worker processes: jobs under kills of processes, of NATS, of a leader; a rolling change",
        "jobs", 2000, count => ClusterVerb.RunAsync(output, count)),
    Counted("bus", "What NATS adds to a picture, pictures a second by workers, cancelling through another process",
        "rounds", 200, count => BusVerb.RunAsync(output, count)),
    Counted("affinity", "What it brings to run a job where its exemplar is prepared: two workers with and without it, in turn",
        "exemplars", 8, count => AffinityVerb.RunAsync(output, count)),
    Verb("files", "Source files that a synchronous request and a job cross, from the endpoint to the model", () => FilesVerb.Run(output)),
    OfModel("threads", "libtorch threads a replica, one or one a core: a lone request, and one a replica at once",
        "rounds", 20, async (count, model) =>
        {
            await ThreadsVerb.RunAsync(output, (int)count, model);
            return 0;
        }),
    Against(),
    OfModel("isa", "The model with each set of instructions, in turn: what processors without AMX or AVX-512 take",
        "rounds", 20, (count, model) => IsaVerb.RunAsync(output, (int)count, model)),
    Repaint(),
    Verb("codecs", "The codec and ImageSharp: what each makes of every kind of picture, and how long 12 megapixels take", () => CodecsVerb.Run(output)),
    Counted("mutations", "Damaged pictures of every kind against a server with its worker: what was answered", "files", 20_000, count => MutationsVerb.RunAsync(output, count)),
    Mutants(),
    Verb("loading", "400 MB of weights in each form of file", () => LoadingVerb.Run(output)),
    FuzzChildCommand(),
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

// This build and another one in turn.
Command Against()
{
    var folder = new Argument<string>("folder") { Description = "A checkout of another commit whose src/Api has been built in configuration Release" };
    var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 15 };
    var model = new Option<string>("--model") { DefaultValueFactory = _ => "landscape" };
    var command = new Command("against", "This build and another build of the project in turn: wall and processor time of a picture") { folder, rounds, model };
    command.SetAction((parsed, _) => AgainstVerb.RunAsync(output, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(model), parsed.GetValue(rounds)));
    return command;
}

// A stroke, and the whole picture, in turn.
Command Repaint()
{
    var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 9 };
    var model = new Option<string>("--model") { DefaultValueFactory = _ => "landscape" };
    var sides = new Argument<int[]>("sides") { DefaultValueFactory = _ => [256, 512, 1024] };
    var command = new Command("repaint", "A stroke over 3 % of the picture, painted alone and with everything in turn: wall and processor time") { sides, rounds, model };
    command.SetAction((parsed, _) => RepaintVerb.RunAsync(output, parsed.GetValue(rounds), parsed.GetRequiredValue(model), parsed.GetRequiredValue(sides)));
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

static Command Counted(string name, string description, string number, int fallback, Func<int, Task<int>> run)
{
    var count = new Argument<int>(number) { DefaultValueFactory = _ => fallback };
    var command = new Command(name, description) { count };
    command.SetAction((parsed, _) => run(parsed.GetValue(count)));
    return command;
}

Command Queued()
{
    var jobs = new Argument<int>("jobs") { DefaultValueFactory = _ => 10_000 };
    var store = new Argument<string>("store") { DefaultValueFactory = _ => "embedded" };
    var minutes = new Option<int>("--minutes") { DefaultValueFactory = _ => 120 };
    var command = new Command("queued", "As many jobs as the queue takes: memory, bound, order; store is embedded or jetstream") { jobs, store, minutes };
    command.SetAction((parsed, _) => QueuedVerb.RunAsync(output, parsed.GetValue(jobs), parsed.GetRequiredValue(store), parsed.GetValue(minutes)));
    return command;
}

Command Mutants()
{
    var group = new Argument<string>("group") { DefaultValueFactory = _ => "all" };
    var sample = new Option<int>("--sample") { DefaultValueFactory = _ => 200 };
    var minutes = new Option<int>("--minutes") { DefaultValueFactory = _ => 60 };
    var command = new Command("mutants", "Changes single instructions of limits, auth, quotas, jobs and weights: how many changes their tests notice") { group, sample, minutes };
    command.SetAction((parsed, _) => MutantsVerb.RunAsync(output, parsed.GetRequiredValue(group), parsed.GetValue(sample), parsed.GetValue(minutes)));
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
Command FuzzChildCommand()
{
    var (door, first, end, progress) = (new Argument<string>("door"), new Argument<int>("first"), new Argument<int>("end"), new Argument<string>("progress"));
    var command = new Command("fuzz-child") { door, first, end, progress };
    command.Hidden = true;
    command.SetAction(parsed => FuzzChild.Run(output, parsed.GetRequiredValue(door), parsed.GetValue(first), parsed.GetValue(end), parsed.GetRequiredValue(progress)));
    return command;
}

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
