namespace CoCosNet.Training.Data.Augmentation;

/// <summary>What exemplars suffer that truths don't: people send photographs. Each kind has the share of exemplars that it befalls.</summary>
internal sealed record PictureWearSettings
{
    public static PictureWearSettings None { get; } =
        new() { BlurShare = 0f, ResolutionShare = 0f, VignetteShare = 0f, GrainShare = 0f, JpegShare = 0f };

    /// <summary>0.3 unless set.</summary>
    public float BlurShare { get; init; } = 0.3f;

    /// <summary>Greatest standard deviation of the blur, as a share of the shorter side; 0.008 unless set.</summary>
    public float Blur { get; init; } = 0.008f;

    /// <summary>0.2 unless set.</summary>
    public float ResolutionShare { get; init; } = 0.2f;

    /// <summary>Lowest resolution, as a share of the picture's; 0.5 unless set.</summary>
    public float Resolution { get; init; } = 0.5f;

    /// <summary>0.2 unless set.</summary>
    public float VignetteShare { get; init; } = 0.2f;

    /// <summary>Most darkening of the corners, 0 … 1; 0.3 unless set.</summary>
    public float Vignette { get; init; } = 0.3f;

    /// <summary>0.3 unless set.</summary>
    public float GrainShare { get; init; } = 0.3f;

    /// <summary>Greatest standard deviation of the grain in 8-bit steps; 10 unless set.</summary>
    public float Grain { get; init; } = 10f;

    /// <summary>0.4 unless set.</summary>
    public float JpegShare { get; init; } = 0.4f;

    /// <summary>Lowest JPEG quality, at most 95; 30 unless set.</summary>
    public int Jpeg { get; init; } = 30;
}
