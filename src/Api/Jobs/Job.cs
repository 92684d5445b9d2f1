using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>A stored job.</summary>
internal sealed record Job
{
    public required string Id { get; init; }

    /// <summary>Its place among all jobs ever accepted.</summary>
    public required long Sequence { get; init; }

    public required JobState State { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>Who alone may see it; empty where it was accepted without keys.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Fingerprint of the request behind its Idempotency-Key; null without a key.</summary>
    public string? Fingerprint { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public DateTimeOffset? Expires { get; init; }

    /// <summary>Number of runs started. A run reports with its number, so that an abandoned run cannot change the state of a later one.</summary>
    public required int Attempts { get; init; }

    public TranslationStage? Stage { get; init; }

    public required double Fraction { get; init; }

    public TranslationResponse? Result { get; init; }

    public Problem? Problem { get; init; }

    public IReadOnlyList<JobOutput> Outputs { get; init; } = [];
}

/// <summary>A translation request without its files, which are stored under their field names.</summary>
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

/// <summary>JSON of the parts of a job that are only stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
