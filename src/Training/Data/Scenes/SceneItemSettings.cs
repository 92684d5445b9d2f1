using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>How items of rendered scenes are made. Shares are probabilities, 0 … 1.</summary>
internal sealed record SceneItemSettings
{
    /// <summary>Pairs as rendered, without warps and degradation, for evaluation.</summary>
    public static SceneItemSettings Plain { get; } = new()
    {
        WarpedShare = 0f,
        RetexturedShare = 0f,
        Colors = ColorShiftSettings.None,
        Exemplar = PictureWearSettings.None,
        ExemplarMap = MapWearSettings.None,
    };

    /// <summary>Warped pairs without degradation.</summary>
    public static SceneItemSettings PlainWarped { get; } = Plain with { WarpedShare = 1f };

    /// <summary>Pairs for training the class reader: real textures, but also colours that no style has.</summary>
    public static SceneItemSettings Named { get; } = new()
    {
        WarpedShare = 0f,
        RetexturedShare = 0f,
        ClassColorShare = 0.4f,
        ExemplarMap = MapWearSettings.None,
    };

    /// <summary>
    /// Share of items whose exemplar is the warped truth, with known flow; the others show another layout in the same look. Default: 0.45.
    /// </summary>
    public float WarpedShare { get; init; } = 0.45f;

    public WarpSettings Warp { get; init; } = new();

    /// <summary>Share of items whose classes get random textures. Default: 0.3.</summary>
    public float RetexturedShare { get; init; } = 0.3f;

    /// <summary>Share of items in which some classes get new colours. Default: 0.</summary>
    public float ClassColorShare { get; init; }

    /// <summary>Colour shift of truth and exemplar together.</summary>
    public ColorShiftSettings Colors { get; init; } = new();

    /// <summary>Degradation of exemplars.</summary>
    public PictureWearSettings Exemplar { get; init; } = new();

    /// <summary>Degradation of exemplars' maps.</summary>
    public MapWearSettings ExemplarMap { get; init; } = new();
}
