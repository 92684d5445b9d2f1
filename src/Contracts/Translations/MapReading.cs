namespace CoCosNet.Contracts.Translations;

/// <summary>How the server read a semantic map.</summary>
public sealed record MapReading
{
    /// <summary>Number of pixels without an id or colour of the model that were given a class; 0 unless it is a label map.</summary>
    public int Mended { get; init; }

    /// <summary>Number of unlabelled pixels, which are painted like their surroundings.</summary>
    public int Ignored { get; init; }

    /// <summary>The classes of a label map, largest first; empty for other maps.</summary>
    public IReadOnlyList<ClassShare> Classes { get; init; } = [];

    /// <summary>Number of the pose's person, from 0; null for maps that are no poses.</summary>
    public int? Person { get; init; }

    /// <summary>Choices that the sender may want to check.</summary>
    public IReadOnlyList<MapNote> Notes { get; init; } = [];
}
