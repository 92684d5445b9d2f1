using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>A translation's input: encoded files and options.</summary>
public sealed record TranslationInput
{
    /// <summary>The semantic map whose layout the result has, or a picture of which the model reads it (<see cref="SemanticMapFile.IsPicture"/>).</summary>
    public required SemanticMapFile Map { get; init; }

    /// <summary>The picture whose look the result has; set this or <see cref="ExemplarId"/>.</summary>
    public ReadOnlyMemory<byte>? Exemplar { get; init; }

    /// <summary>Id of a kept exemplar (<see cref="CoCosNetClient.KeepExemplarAsync"/>) in place of its files.</summary>
    public string? ExemplarId { get; init; }

    /// <summary>The exemplar's own map; the model says whether it needs it. A kept exemplar may already have one.</summary>
    public SemanticMapFile? ExemplarMap { get; init; }

    /// <summary>Exemplars of different classes of one picture, in place of the single exemplar; at most 16, with their files or by their ids alike.</summary>
    public IReadOnlyList<ExemplarInput> ClassExemplars { get; init; } = [];

    /// <summary>Id of the model; null selects the server's default.</summary>
    public string? Model { get; init; }

    /// <summary>Only for <see cref="CoCosNetClient.SubmitAsync"/>: an address that the server tells once the job has ended
    /// (<see cref="Contracts.Http.WebhookMessage"/>, signed as <see cref="Contracts.Http.WebhookSignature"/> checks).</summary>
    public Uri? Callback { get; init; }

    /// <summary>Options of the translation.</summary>
    public TranslationOptions Options { get; init; } = new();
}
