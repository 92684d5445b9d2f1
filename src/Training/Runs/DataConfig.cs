using CoCosNet.Contracts.Models;

namespace CoCosNet.Training.Runs;

/// <summary>What a training learns from.</summary>
internal sealed record DataConfig
{
    /// <summary>A folder of pictures and maps (docs/training-data.md); null for rendered scenes.</summary>
    public string? Folder { get; init; }

    /// <summary>What the folder's maps are: labels (the default), pose, edges or tensor.</summary>
    public SemanticsKind Kind { get; init; } = SemanticsKind.Labels;

    /// <summary>Share of pairs whose exemplar is the warped truth, whose true flow is known; null leaves it to the source.</summary>
    public float? WarpedShare { get; init; }

    /// <summary>Threads that prepare items; 1.</summary>
    public int Threads { get; init; } = 1;
}
