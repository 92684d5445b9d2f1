namespace CoCosNet.Contracts.Translations;

/// <summary>A translation as the client sent it: the encoded files and the options.</summary>
public sealed record TranslationRequest
{
    /// <summary>Text that stands for all classes that are named for no exemplar.</summary>
    public const string OtherClasses = "*";

    /// <summary>Id of the model; null selects the server's default.</summary>
    public string? Model { get; init; }

    /// <summary>The semantic map whose layout the result has; null requests only the reading of the
    /// exemplar's map (<see cref="PictureReading"/>), which is then the result's picture.</summary>
    public required SemanticMapFile? Map { get; init; }

    /// <summary>The picture whose look the result has.</summary>
    public required ReadOnlyMemory<byte> Exemplar { get; init; }

    /// <summary>The exemplar's own semantic map; the model says whether it needs it.</summary>
    public SemanticMapFile? ExemplarMap { get; init; }

    /// <summary>The classes that take <see cref="Exemplar"/>'s look, by name, id or colour, or <see cref="OtherClasses"/>; empty if it is the only
    /// exemplar.</summary>
    public IReadOnlyList<string> ExemplarClasses { get; init; } = [];

    /// <summary>Exemplars of other classes of the same picture, at most <see cref="TranslationOptions.MaximumExemplars"/> with the first. Needs a model
    /// whose <see cref="Models.ModelDescription.Seeds"/> is true.</summary>
    public IReadOnlyList<ClassExemplar> OtherExemplars { get; init; } = [];

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

/// <summary>An exemplar of some of a map's classes.</summary>
/// <param name="Picture">The picture whose look these classes have.</param>
/// <param name="Map">Its own semantic map; the model says whether it needs it.</param>
/// <param name="Classes">The classes, as in <see cref="TranslationRequest.ExemplarClasses"/>.</param>
public sealed record ClassExemplar(ReadOnlyMemory<byte> Picture, SemanticMapFile? Map, IReadOnlyList<string> Classes);
