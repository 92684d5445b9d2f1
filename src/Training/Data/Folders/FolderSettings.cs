using CoCosNet.Contracts.Models;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Folders;

/// <summary>How a training folder is read and items are made of it. Shares are probabilities, 0 … 1.</summary>
internal sealed record FolderSettings
{
    /// <summary>Kind of the maps. Default: labels.</summary>
    public SemanticsKind Kind { get; init; } = SemanticsKind.Labels;

    /// <summary>Classes of label maps; those of the folder's <c>classes.json</c> by default.</summary>
    public IReadOnlyList<SemanticClass> Classes { get; init; } = [];

    /// <summary>Channels of tensor maps; ignored for other kinds.</summary>
    public int Channels { get; init; }

    /// <summary>Share of items whose exemplar is the warped picture itself, with known flow. Default: 0.5.</summary>
    public float SelfShare { get; init; } = 0.5f;

    /// <summary>Number of similar pictures that serve as a picture's exemplars if there is no list of pairs. Default: 4.</summary>
    public int Neighbours { get; init; } = 4;

    /// <summary>Memory for decoded pictures and maps, in MiB. Default: 512.</summary>
    public int CacheMegabytes { get; init; } = 512;

    public WarpSettings Warp { get; init; } = new();

    /// <summary>Colour shift of truth and exemplar together.</summary>
    public ColorShiftSettings Colors { get; init; } = new() { Share = 0.5f, AnyHueShare = 0f, GreyShare = 0f };

    /// <summary>Degradation of exemplars.</summary>
    public PictureWearSettings Exemplar { get; init; } = new();

    /// <summary>Degradation of exemplars' label maps.</summary>
    public MapWearSettings ExemplarMap { get; init; } = new();
}
