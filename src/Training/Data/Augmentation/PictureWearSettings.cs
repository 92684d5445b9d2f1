namespace CoCosNet.Training.Data.Augmentation;

/// <summary>
/// Degradations that exemplars get and truths do not, because users send photographs. Each kind has a share of affected exemplars.
/// </summary>
internal sealed record PictureWearSettings
{
    public static PictureWearSettings None { get; } =
        new() { BlurShare = 0f, ResolutionShare = 0f, VignetteShare = 0f, GrainShare = 0f, JpegShare = 0f };

    /// <summary>Share of blurred exemplars. Default: 0.3.</summary>
    public float BlurShare { get; init; } = 0.3f;

    /// <summary>Greatest standard deviation of the blur, as a share of the shorter side. Default: 0.008.</summary>
    public float Blur { get; init; } = 0.008f;

    /// <summary>Share of exemplars with reduced resolution. Default: 0.2.</summary>
    public float ResolutionShare { get; init; } = 0.2f;

    /// <summary>Lowest resolution, as a share of the picture's. Default: 0.5.</summary>
    public float Resolution { get; init; } = 0.5f;

    /// <summary>Share of exemplars with a vignette. Default: 0.2.</summary>
    public float VignetteShare { get; init; } = 0.2f;

    /// <summary>Largest darkening of the corners, 0 … 1. Default: 0.3.</summary>
    public float Vignette { get; init; } = 0.3f;

    /// <summary>Share of exemplars with grain. Default: 0.3.</summary>
    public float GrainShare { get; init; } = 0.3f;

    /// <summary>Greatest standard deviation of the grain in 8-bit steps. Default: 10.</summary>
    public float Grain { get; init; } = 10f;

    /// <summary>Share of exemplars with JPEG artefacts. Default: 0.4.</summary>
    public float JpegShare { get; init; } = 0.4f;

    /// <summary>Lowest JPEG quality, at most 95. Default: 30.</summary>
    public int Jpeg { get; init; } = 30;
}
