using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation;

/// <summary>How much is evaluated.</summary>
internal sealed record EvaluationSettings
{
    /// <summary>Held-out items, at least 2; 500 are what the bars are meant for.</summary>
    public int Items { get; init; } = 500;

    /// <summary>Width and height, a multiple of 32.</summary>
    public int Size { get; init; } = 256;

    /// <summary>Of the items.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Items that the ablations run on; 0 leaves them out.</summary>
    public int AblationItems { get; init; } = 100;

    /// <summary>Items that are painted in float32 as well, to tell what the precision costs; 0 leaves that out.</summary>
    public int Float32Items { get; init; }

    /// <summary>Items on the contact sheet.</summary>
    public int SheetRows { get; init; } = 16;

    public PixelSize PixelSize => new(Size, Size);
}
