namespace CoCosNet.Training.Data.Augmentation;

/// <summary>How exemplars' maps differ from what their pictures show: people label by hand. Lengths are shares of the shorter side.</summary>
internal sealed record MapWearSettings
{
    public static MapWearSettings None { get; } = new() { SimplifiedShare = 0f, UnevenShare = 0f, BlobShare = 0f };

    /// <summary>Share of maps whose outlines lose their detail; 0.3 unless set.</summary>
    public float SimplifiedShare { get; init; } = 0.3f;

    /// <summary>Greatest radius of the simplification; 0.025 unless set.</summary>
    public float Simplification { get; init; } = 0.025f;

    /// <summary>Share of maps whose borders wander to either side; 0.4 unless set.</summary>
    public float UnevenShare { get; init; } = 0.4f;

    /// <summary>Farthest that a border wanders; 0.03 unless set.</summary>
    public float Unevenness { get; init; } = 0.03f;

    /// <summary>Share of maps with wrong spots; 0.2 unless set.</summary>
    public float BlobShare { get; init; } = 0.2f;

    /// <summary>Most wrong spots; 4 unless set.</summary>
    public int Blobs { get; init; } = 4;

    /// <summary>Greatest radius of a spot; 0.04 unless set.</summary>
    public float BlobRadius { get; init; } = 0.04f;
}
