using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>A job as it is kept.</summary>
internal sealed record Job
{
    public required string Id { get; init; }

    /// <summary>Its place among all jobs ever accepted.</summary>
    public required long Sequence { get; init; }

    public required JobState State { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>Who alone may see it; empty where it was accepted without keys.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What its Idempotency-Key stands for; null where it has none.</summary>
    public string? Fingerprint { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public DateTimeOffset? Expires { get; init; }

    /// <summary>How often it was begun. Who reports about a run names it, so that one that was given up cannot speak for the next.</summary>
    public required int Attempts { get; init; }

    public TranslationStage? Stage { get; init; }

    public required double Fraction { get; init; }

    public TranslationResponse? Result { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<JobOutput> Outputs { get; init; } = [];
}

/// <summary>A translation without its files, which lie beside it under their fields' names.</summary>
/// <param name="Model">Id of the model, or null.</param>
/// <param name="Files">Fields that have a file.</param>
/// <param name="Options">What the client chose.</param>
internal sealed record JobRequest(string? Model, IReadOnlyList<string> Files, TranslationOptions Options);

/// <summary>A file that a job made.</summary>
/// <param name="Name">Its name among the job's.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Width">Width in pixels; null where it is no picture.</param>
/// <param name="Height">Height in pixels; null where it is no picture.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Digest">SHA-256 in hexadecimal digits.</param>
internal sealed record JobOutput(string Name, string MediaType, int? Width, int? Height, long Bytes, string Digest);

/// <summary>How the parts of a job that never cross the wire are kept.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
