namespace CoCosNet.Contracts.Translations;

/// <summary>What the server made of a semantic map.</summary>
public sealed record MapReading
{
    /// <summary>Pixels of the file that had no id or colour of the model and were given a class; 0 for maps that are no label maps.</summary>
    public int Mended { get; init; }

    /// <summary>Pixels that were declared unlabelled and painted by their surroundings.</summary>
    public int Ignored { get; init; }

    /// <summary>The classes of a label map, the largest first; empty for other maps.</summary>
    public IReadOnlyList<ClassShare> Classes { get; init; } = [];

    /// <summary>Choices that the sender may want to know of.</summary>
    public IReadOnlyList<MapNote> Notes { get; init; } = [];
}
