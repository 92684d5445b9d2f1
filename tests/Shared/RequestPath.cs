namespace CoCosNet.Tests;

/// <summary>
/// The way of one request through the code: the source files of the types whose code may run, or that the running code names, from the endpoint
/// to the answer. Calls through interfaces lead to every implementation. The way ends at the network's arithmetic (src/Model), which is
/// functions of tensors. Each path states its entries (the endpoint, and where a queue, a pipe or a thread takes the request over) and the
/// branches that such a request does not take.
/// </summary>
/// <param name="Name">What is sent.</param>
/// <param name="Entries">Methods at which the code takes the request up.</param>
/// <param name="Excluded">Namespaces and types that this request does not enter.</param>
internal sealed record RequestPath(string Name, IReadOnlyList<string> Entries, IReadOnlyList<string> Excluded)
{
    private static readonly string[] Worker =
    [
        // The worker process takes the request from its pipe, and the server takes the answer from there.
        "CoCosNet.Inference.Workers.WorkerSession.TranslateAsync",
        "CoCosNet.Inference.Workers.Supervision.WorkerSupervisor.Receive",
        "CoCosNet.Inference.Serving.ReplicaPool.Work",
    ];

    /// <summary>What neither takes: they send a label map to a network, and nothing goes wrong.</summary>
    private static readonly string[] NeverTaken =
    [
        "CoCosNet.Model", "CoCosNet.Inference.Synthesis", "CoCosNet.Inference.Analogy", "CoCosNet.Inference.Semantics.Poses", "CoCosNet.Inference.Semantics.Npy",
        "CoCosNet.Inference.Semantics.Tensor", "CoCosNet.Inference.Semantics.Edge", "CoCosNet.Inference.Evidence", "CoCosNet.Api.Exemplars", "CoCosNet.Api.Storage.StorageException",

        // They are forms with one exemplar each.
        "CoCosNet.Api.Forms.Json", "CoCosNet.Api.Translations.TranslationSet", "CoCosNet.Api.Answers.Part",

        // Their pictures are no GIFs, and whole.
        "CoCosNet.Inference.Imaging.Gif", "CoCosNet.Inference.Imaging.JpegScan", "CoCosNet.Inference.Imaging.JpegCo", "CoCosNet.Inference.Imaging.JpegBits",

        // Their labels are the model's, and a map comes with each exemplar.
        "CoCosNet.Inference.Semantics.Labels.OpenLabels", "CoCosNet.Inference.Serving.Maps.PictureMapReader",

        // Their clients read problem documents.
        "CoCosNet.Api.OpenAi", "CoCosNet.Api.Problems.IProblemFormat",

        // Their exemplars do not share a picture.
        "CoCosNet.Inference.Serving.Exemplars.ExemplarComposer", "CoCosNet.Inference.Serving.Exemplars.ClassAssignment",

        // They continue no result, and a network without synthesis makes none that can be continued.
        "CoCosNet.Inference.Serving.Repainting",

        // They ask for one picture.
        "CoCosNet.Inference.Serving.VariationSet",

        // They reload no model.
        "CoCosNet.Inference.Workers.Supervision.PendingReloads",

        // They name no callback.
        "CoCosNet.Api.Webhooks",

        // Their maps need no mending.
        "CoCosNet.Inference.Semantics.Labels.LossyColors", "CoCosNet.Inference.Semantics.Labels.BorderMender",
        "CoCosNet.Inference.Semantics.Labels.InventedClasses", "CoCosNet.Inference.Semantics.Labels.Band",
        "CoCosNet.Inference.Semantics.Labels.SurroundingFill", "CoCosNet.Inference.Semantics.Labels.LabelProblems",
    ];

    /// <summary>A multipart form with a label map, an exemplar and its map, answered with the picture.</summary>
    public static RequestPath Synchronous { get; } = new(
        "synchronous request",
        ["CoCosNet.Api.Translations.TranslationEndpoint.TranslateAsync", .. Worker],
        [.. NeverTaken, "CoCosNet.Api.Jobs", "CoCosNet.Api.Stores", "CoCosNet.Api.Storage", "CoCosNet.Api.Translations.TranslationEvents"]);

    /// <summary>The same form with <c>Prefer: respond-async</c> and no key: accepted, run, asked after, its events followed, its picture fetched.</summary>
    public static RequestPath Job { get; } = new(
        "job",
        [
            "CoCosNet.Api.Translations.TranslationEndpoint.TranslateAsync",
            "CoCosNet.Api.Jobs.JobRunner.WorkAsync",
            "CoCosNet.Api.Jobs.JobEndpoints.GetAsync",
            "CoCosNet.Api.Jobs.JobEndpoints.StreamAsync",
            "CoCosNet.Api.Jobs.JobEndpoints.OutputAsync",
            .. Worker,
        ],
        // A process has one store; the embedded one is counted.
        [.. NeverTaken, "CoCosNet.Api.Translations.TranslationEvents", "CoCosNet.Api.Jobs.JobAnswers", "CoCosNet.Api.Stores.JetStream"]);

    /// <summary>The files, as paths below the repository's <c>src</c>, in order.</summary>
    public IReadOnlyList<string> Files(CodeMap code) =>
    [
        .. code.Reach(Entries, type => Excluded.Any(name => type.Name.StartsWith(name, StringComparison.Ordinal)))
            .SelectMany(type => type.Files)
            .Select(file => file.Replace('\\', '/'))
            .Where(file => file.Contains("/src/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => file[(file.IndexOf("/src/", StringComparison.Ordinal) + "/src/".Length)..])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
