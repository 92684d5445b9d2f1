namespace CoCosNet.Training.Data.Augmentation;

/// <summary>How exemplars' maps deviate from their pictures, as hand-made labels do. Lengths are shares of the shorter side.</summary>
internal sealed record MapWearSettings
{
    public static MapWearSettings None { get; } = new() { SimplifiedShare = 0f, UnevenShare = 0f, BlobShare = 0f };

    /// <summary>Share of maps whose outlines lose their detail. Default: 0.3.</summary>
    public float SimplifiedShare { get; init; } = 0.3f;

    /// <summary>Greatest radius of the simplification. Default: 0.025.</summary>
    public float Simplification { get; init; } = 0.025f;

    /// <summary>Share of maps with displaced borders. Default: 0.4.</summary>
    public float UnevenShare { get; init; } = 0.4f;

    /// <summary>Largest displacement of a border. Default: 0.03.</summary>
    public float Unevenness { get; init; } = 0.03f;

    /// <summary>Share of maps with wrong spots. Default: 0.2.</summary>
    public float BlobShare { get; init; } = 0.2f;

    /// <summary>Largest number of wrong spots. Default: 4.</summary>
    public int Blobs { get; init; } = 4;

    /// <summary>Greatest radius of a spot. Default: 0.04.</summary>
    public float BlobRadius { get; init; } = 0.04f;
}
