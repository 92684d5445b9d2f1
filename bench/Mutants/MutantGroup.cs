namespace CoCosNet.Bench.Mutants;

/// <summary>A part of the product whose tests are measured with mutants.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Assembly">Name of the assembly.</param>
/// <param name="Types">Full names, or beginnings of them, of the types that are changed.</param>
/// <param name="Tests">The test project.</param>
/// <param name="Classes">The test classes that are run.</param>
internal sealed record MutantGroup(string Name, string Assembly, IReadOnlyList<string> Types, string Tests, IReadOnlyList<string> Classes)
{
    public static IReadOnlyList<MutantGroup> All { get; } =
    [
        new("quotas", "CoCosNet.Api", ["CoCosNet.Api.Access.Quotas."], "Api.Tests", ["*TokenBucketTests", "*.QuotaTests"]),
        new(
            "auth", "CoCosNet.Api", ["CoCosNet.Api.Access.Keys.", "CoCosNet.Api.Access.Tokens.", "CoCosNet.Api.Access.Setup.", "CoCosNet.Api.Access.Proxies.", "CoCosNet.Api.Access.Scope", "CoCosNet.Api.Access.Caller", "CoCosNet.Api.Access.AccessResults", "CoCosNet.Api.Access.RouteAccess"],
            "Api.Tests", ["*RouteAccessTests", "*.KeyTests", "*.TokenTests"]),
        new(
            "limits", "CoCosNet.Api", ["CoCosNet.Api.Http.UploadLimits", "CoCosNet.Api.Forms.BoundedStream", "CoCosNet.Api.Forms.FieldSink", "CoCosNet.Api.Forms.FormReader", "CoCosNet.Api.Forms.MultipartFields"],
            "Api.Tests", ["*UploadLimitTests", "*MalformedFormTests", "*Translations.FormTests"]),
        new(
            "jobs", "CoCosNet.Api", ["CoCosNet.Api.Stores.Embedded.SqliteJob", "CoCosNet.Api.Stores.Embedded.JobRows", "CoCosNet.Api.Jobs.JobE", "CoCosNet.Api.Jobs.JobR", "CoCosNet.Api.Jobs.JobIntake"],
            "Api.Tests", ["*.JobTests", "*JobEventTests", "*RestartTests", "*IdempotencyTests", "*ClockTests"]),
        new(
            "weights", "CoCosNet.Model", ["CoCosNet.Model.Weights."],
            "Inference.Tests", ["*Weights.CheckpointReaderTests", "*Weights.CheckpointParametersTests", "*HostileFileTests", "*SafetensorsWriterTests"]),
    ];
}
