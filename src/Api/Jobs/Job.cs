using System.Text.Json;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>A stored job.</summary>
internal sealed record Job
{
    public required string Id { get; init; }

    /// <summary>Its position among all jobs ever accepted.</summary>
    public required long Sequence { get; init; }

    public required JobState State { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>The only caller who may see it; empty if it was accepted without keys.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Digest of the request that its Idempotency-Key stands for; null without a key.</summary>
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
/// <param name="Options">The client's options.</param>
internal sealed record JobRequest(string? Model, IReadOnlyList<string> Files, TranslationOptions Options)
{
    /// <summary>The classes of each exemplar, the first one's first, if several share the picture.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExemplarClasses { get; init; } = [];

    /// <summary>Digest of the exemplars and their maps; the worker that used them last is preferred.</summary>
    public string? ExemplarDigest { get; init; }

    /// <summary>As <see cref="JobTrace.Current"/> of the request that submitted it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Whether its stages are not recorded, because its client waits for the picture only.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The callback address that is notified when the job has ended; may be null.</summary>
    public string? Callback { get; init; }
}

/// <summary>An output file of a job.</summary>
/// <param name="Name">Its name among the job's outputs.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Width">Width in pixels; null if it is not a picture.</param>
/// <param name="Height">Height in pixels; null if it is not a picture.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Digest">SHA-256 as hexadecimal digits.</param>
internal sealed record JobOutput(string Name, string MediaType, int? Width, int? Height, long Bytes, string Digest);

/// <summary>JSON of the parts of a job that the stores keep as documents.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
