using CoCosNet.Contracts.Models;

namespace CoCosNet.Training.Configuration;

/// <summary>The training data.</summary>
internal sealed record DataConfig
{
    private const int MaximumChannels = 512;
    private const int MaximumThreads = 64;

    /// <summary>A folder of pictures and maps (docs/training-data.md); null for rendered scenes.</summary>
    public string? Folder { get; init; }

    /// <summary>Kind of the folder's maps: labels (the default), pose, edges or tensor.</summary>
    public SemanticsKind Kind { get; init; } = SemanticsKind.Labels;

    /// <summary>Channels of the folder's maps if they are tensors; ignored for other kinds.</summary>
    public int Channels { get; init; }

    /// <summary>Share of pairs whose exemplar is the warped truth, with known flow; null uses the default of the source.</summary>
    public float? WarpedShare { get; init; }

    /// <summary>
    /// Number of rendered items in a stage that trains only the class reader, which draws from them repeatedly. Default: 3000.
    /// </summary>
    public int KeptItems { get; init; } = 3000;

    /// <summary>
    /// Number of items in a stage that trains only the refinement, with features cached in memory (10 MB each at 256²). Default: 250.
    /// </summary>
    public int EncodedItems { get; init; } = 250;

    /// <summary>Threads that prepare items. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    public IEnumerable<string> Problems()
    {
        if (Folder is not null && !Directory.Exists(Folder))
        {
            yield return $"data.folder is '{Folder}', and there is no such folder";
        }

        if (Folder is null && Kind != SemanticsKind.Labels)
        {
            yield return "data.kind is of a data.folder; rendered scenes have labels";
        }

        if (Kind == SemanticsKind.Tensor && Channels is < 1 or > MaximumChannels)
        {
            yield return $"data.channels is {Channels}; maps of kind tensor take 1 to {MaximumChannels}";
        }

        if (WarpedShare is not (null or >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"data.warpedShare is {WarpedShare}; it takes 0 to 1");
        }

        if (KeptItems < 1)
        {
            yield return $"data.keptItems is {KeptItems}; it takes 1 or more";
        }

        if (EncodedItems < 1)
        {
            yield return $"data.encodedItems is {EncodedItems}; it takes 1 or more";
        }

        if (Threads is < 1 or > MaximumThreads)
        {
            yield return $"data.threads is {Threads}; it takes 1 to {MaximumThreads}";
        }
    }
}
