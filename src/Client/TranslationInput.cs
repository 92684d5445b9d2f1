using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>What to translate: files as they are on the disk, and what to choose about the result.</summary>
public sealed record TranslationInput
{
    /// <summary>The semantic map whose layout the result has.</summary>
    public required SemanticMapFile Map { get; init; }

    /// <summary>The picture whose look the result has; this or <see cref="ExemplarId"/>.</summary>
    public ReadOnlyMemory<byte>? Exemplar { get; init; }

    /// <summary>Id of a kept exemplar (<see cref="CoCosNetClient.KeepExemplarAsync"/>) in place of its files.</summary>
    public string? ExemplarId { get; init; }

    /// <summary>The exemplar's own map; the model says whether it needs it, and a kept exemplar may have brought it.</summary>
    public SemanticMapFile? ExemplarMap { get; init; }

    /// <summary>Id of the model; null takes the server's default.</summary>
    public string? Model { get; init; }

    /// <summary>What can be chosen.</summary>
    public TranslationOptions Options { get; init; } = new();
}
