using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Warps;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>What items of scenes are made of. Shares are probabilities, 0 … 1.</summary>
internal sealed record SceneItemSettings
{
    /// <summary>Pairs as rendered, nothing warped and nothing worn: what evaluation judges by.</summary>
    public static SceneItemSettings Plain { get; } = new()
    {
        WarpedShare = 0f,
        RetexturedShare = 0f,
        Colors = ColorShiftSettings.None,
        Exemplar = PictureWearSettings.None,
        ExemplarMap = MapWearSettings.None,
    };

    /// <summary>Warped pairs as rendered.</summary>
    public static SceneItemSettings PlainWarped { get; } = Plain with { WarpedShare = 1f };

    /// <summary>Pairs to learn from what the classes look like: no textures that no class has, but colours that no style has.</summary>
    public static SceneItemSettings Named { get; } = new()
    {
        WarpedShare = 0f,
        RetexturedShare = 0f,
        ClassColorShare = 0.4f,
        ExemplarMap = MapWearSettings.None,
    };

    /// <summary>Share of items whose exemplar is the truth warped, with its flow; the others show another layout in the same look. 0.45 unless set.</summary>
    public float WarpedShare { get; init; } = 0.45f;

    public WarpSettings Warp { get; init; } = new();

    /// <summary>Share of items whose classes take random textures; 0.3 unless set.</summary>
    public float RetexturedShare { get; init; } = 0.3f;

    /// <summary>Share of items some of whose classes have colours of their own; 0 unless set.</summary>
    public float ClassColorShare { get; init; }

    /// <summary>Of truth and exemplar alike.</summary>
    public ColorShiftSettings Colors { get; init; } = new();

    /// <summary>What exemplars suffer.</summary>
    public PictureWearSettings Exemplar { get; init; } = new();

    /// <summary>What exemplars' maps suffer.</summary>
    public MapWearSettings ExemplarMap { get; init; } = new();
}
