using CoCosNet.Contracts.Models;

namespace CoCosNet.Training.Configuration;

/// <summary>What a training learns from.</summary>
internal sealed record DataConfig
{
    private const int MaximumChannels = 512;
    private const int MaximumThreads = 64;

    /// <summary>A folder of pictures and maps (docs/training-data.md); null for rendered scenes.</summary>
    public string? Folder { get; init; }

    /// <summary>What the folder's maps are: labels (the default), pose, edges or tensor.</summary>
    public SemanticsKind Kind { get; init; } = SemanticsKind.Labels;

    /// <summary>Channels of the folder's maps where they are tensors; of no meaning for other kinds.</summary>
    public int Channels { get; init; }

    /// <summary>Share of pairs whose exemplar is the warped truth, whose true flow is known; null leaves it to the source.</summary>
    public float? WarpedShare { get; init; }

    /// <summary>How many items of rendered scenes a stage that learns classes only has; it draws among them over and over; 3000.</summary>
    public int KeptItems { get; init; } = 3000;

    /// <summary>How many items a stage of the refinement alone has, with their features kept in memory: 10 MB each at 256²; 250.</summary>
    public int EncodedItems { get; init; } = 250;

    /// <summary>Threads that prepare items; 1.</summary>
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
