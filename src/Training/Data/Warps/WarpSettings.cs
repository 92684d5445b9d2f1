namespace CoCosNet.Training.Data.Warps;

/// <summary>How far random warps go.</summary>
internal sealed record WarpSettings
{
    /// <summary>Most rotation to either side in degrees; 15 unless set.</summary>
    public float Rotation { get; init; } = 15f;

    /// <summary>Smallest magnification; 0.75 unless set.</summary>
    public float LeastScale { get; init; } = 0.75f;

    /// <summary>Greatest magnification; 1.3 unless set.</summary>
    public float MostScale { get; init; } = 1.3f;

    /// <summary>Most shift along each axis, as a share of that side; 0.2 unless set.</summary>
    public float Shift { get; init; } = 0.2f;

    /// <summary>Share of warps that mirror; 0.3 unless set.</summary>
    public float MirroredShare { get; init; } = 0.3f;

    /// <summary>Local stretching of the elastic part, at most 0.4 so that nothing folds; 0.22 unless set.</summary>
    public float Stretch { get; init; } = 0.22f;
}
