namespace CoCosNet.Contracts.Translations;

/// <summary>A translation as the client sent it: the encoded files and the options.</summary>
public sealed record TranslationRequest
{
    /// <summary>Id of the model; null selects the server's default.</summary>
    public string? Model { get; init; }

    /// <summary>The semantic map whose layout the result has; null only has the map of the exemplar read (<see cref="PictureReading"/>), which is
    /// then the result's picture.</summary>
    public required SemanticMapFile? Map { get; init; }

    /// <summary>The picture whose look the result has.</summary>
    public required ReadOnlyMemory<byte> Exemplar { get; init; }

    /// <summary>The exemplar's own semantic map; the model says whether it needs it.</summary>
    public SemanticMapFile? ExemplarMap { get; init; }

    public TranslationOptions Options { get; init; } = new();
}

/// <summary>An encoded semantic map.</summary>
/// <param name="Content">PNG, JSON, text or .npy, by the model's kind of semantics.</param>
/// <param name="Subset">Only for poses in the text form of the data set: <paramref name="Content"/> is then the candidate file and this the subset file.</param>
public sealed record SemanticMapFile(ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte>? Subset = null)
{
    /// <summary>Whether <see cref="Content"/> is not a map but a picture, such as a photograph, of which the model reads the map. Only for
    /// <see cref="TranslationRequest.Map"/>.</summary>
    public bool IsPicture { get; init; }
}
