using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>One of several exemplars.</summary>
public sealed record ExemplarInput
{
    /// <summary>The picture whose look the result has. Set this or <see cref="Id"/>, alike for all exemplars of a request.</summary>
    public ReadOnlyMemory<byte>? Picture { get; init; }

    /// <summary>Id of a kept exemplar in place of its files.</summary>
    public string? Id { get; init; }

    /// <summary>The exemplar's own map.</summary>
    public SemanticMapFile? Map { get; init; }
}
