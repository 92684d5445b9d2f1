using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>One of several exemplars, which have a picture each, or share one.</summary>
public sealed record ExemplarInput
{
    /// <summary>The picture whose look the result has. Set this or <see cref="Id"/>, alike for all exemplars of a request.</summary>
    public ReadOnlyMemory<byte>? Picture { get; init; }

    /// <summary>Id of a kept exemplar in place of its files.</summary>
    public string? Id { get; init; }

    /// <summary>The exemplar's own map.</summary>
    public SemanticMapFile? Map { get; init; }

    /// <summary>Only for <see cref="TranslationInput.ClassExemplars"/>: the classes that take its look, by name, id or colour, or <c>*</c> for all that
    /// are named for no exemplar.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];
}
