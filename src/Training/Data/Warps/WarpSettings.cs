namespace CoCosNet.Training.Data.Warps;

/// <summary>Ranges of random warps.</summary>
internal sealed record WarpSettings
{
    /// <summary>Largest rotation to either side in degrees. Default: 15.</summary>
    public float Rotation { get; init; } = 15f;

    /// <summary>Smallest magnification. Default: 0.75.</summary>
    public float LeastScale { get; init; } = 0.75f;

    /// <summary>Largest magnification. Default: 1.3.</summary>
    public float MostScale { get; init; } = 1.3f;

    /// <summary>Largest shift along each axis, as a share of that side. Default: 0.2.</summary>
    public float Shift { get; init; } = 0.2f;

    /// <summary>Share of mirrored warps. Default: 0.3.</summary>
    public float MirroredShare { get; init; } = 0.3f;

    /// <summary>Local stretching of the elastic part, at most 0.4, so that the mapping never folds. Default: 0.22.</summary>
    public float Stretch { get; init; } = 0.22f;
}
