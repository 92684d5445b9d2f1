using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation;

/// <summary>The extent of an evaluation.</summary>
internal sealed record EvaluationSettings
{
    /// <summary>Number of held-out items, at least 2; the bars are set for 500.</summary>
    public int Items { get; init; } = 500;

    /// <summary>Width and height in pixels, a multiple of 32.</summary>
    public int Size { get; init; } = 256;

    /// <summary>Seed of the items.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Items for the ablations; 0 omits them.</summary>
    public int AblationItems { get; init; } = 100;

    /// <summary>Items that are also painted in float32, to measure the cost of reduced precision; 0 omits this.</summary>
    public int Float32Items { get; init; }

    /// <summary>Items on the contact sheet.</summary>
    public int SheetRows { get; init; } = 16;

    /// <summary>Whether the baselines that are models are left out.</summary>
    public bool Alone { get; init; }

    public PixelSize PixelSize => new(Size, Size);
}
