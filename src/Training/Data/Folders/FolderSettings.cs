using CoCosNet.Contracts.Models;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Folders;

/// <summary>How a folder of one's own data is read and what items are made of it. Shares are probabilities, 0 … 1.</summary>
internal sealed record FolderSettings
{
    /// <summary>What the maps are; labels unless set.</summary>
    public SemanticsKind Kind { get; init; } = SemanticsKind.Labels;

    /// <summary>Classes of label maps; those of the folder's <c>classes.json</c> unless set.</summary>
    public IReadOnlyList<SemanticClass> Classes { get; init; } = [];

    /// <summary>Channels of tensors; of no meaning for other kinds.</summary>
    public int Channels { get; init; }

    /// <summary>Share of items whose exemplar is the picture itself, warped, with its flow; 0.5 unless set.</summary>
    public float SelfShare { get; init; } = 0.5f;

    /// <summary>Without a list of pairs, how many of the most similar pictures serve as a picture's exemplars; 4 unless set.</summary>
    public int Neighbours { get; init; } = 4;

    /// <summary>Decoded pictures and maps that are kept, in MiB; 512 unless set.</summary>
    public int CacheMegabytes { get; init; } = 512;

    public WarpSettings Warp { get; init; } = new();

    /// <summary>Of truth and exemplar alike.</summary>
    public ColorShiftSettings Colors { get; init; } = new() { Share = 0.5f, AnyHueShare = 0f, GreyShare = 0f };

    /// <summary>What exemplars suffer.</summary>
    public PictureWearSettings Exemplar { get; init; } = new();

    /// <summary>What exemplars' label maps suffer.</summary>
    public MapWearSettings ExemplarMap { get; init; } = new();
}
