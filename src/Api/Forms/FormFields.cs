using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Forms;

/// <summary>Names of a translation's fields.</summary>
internal static class FormFields
{
    public const string Map = "map";
    public const string Layout = "layout";
    public const string MapSubset = "mapSubset";
    public const string Exemplar = "exemplar";
    public const string ExemplarId = "exemplarId";
    public const string ExemplarMap = "exemplarMap";
    public const string ExemplarMapSubset = "exemplarMapSubset";
    public const string ExemplarClasses = "exemplarClasses";
    public const string Model = "model";
    public const string Width = "width";
    public const string Height = "height";
    public const string MapColors = "mapColors";
    public const string Ignore = "ignore";
    public const string OpenLabels = "openLabels";
    public const string Animation = "animation";
    public const string Background = "background";
    public const string Person = "person";
    public const string ExemplarPerson = "exemplarPerson";
    public const string Format = "format";
    public const string Quality = "quality";
    public const string Seed = "seed";
    public const string Variations = "variations";
    public const string Tile = "tile";
    public const string Continues = "continues";
    public const string Warps = "warps";
    public const string Flow = "flow";
    public const string Confidence = "confidence";
    public const string Correspondence = "correspondence";
    public const string Matches = "matches";
    public const string ExemplarReading = "exemplarReading";
    public const string Probe = "probe";
    public const string Previews = "previews";
    public const string Callback = "callback";

    /// <summary>Separates the pixels of a probe.</summary>
    public const char ProbeSeparator = ';';

    /// <summary>Parts that are files.</summary>
    public static IReadOnlyList<string> Files { get; } = [Map, Layout, Exemplar, ExemplarMap, MapSubset, ExemplarMapSubset];

    /// <summary>Parts that are short texts.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        ExemplarId, ExemplarClasses, Model, MapColors, Ignore, OpenLabels, Person, ExemplarPerson, Animation, Background, Width, Height, Format, Quality, Seed, Variations, Tile,
        Continues, Warps, Previews, Flow, Confidence, Correspondence, Matches, ExemplarReading, Probe, Callback,
    ];

    /// <summary>Files that are semantic maps.</summary>
    public static IReadOnlyList<string> Maps { get; } = [Map, ExemplarMap];

    /// <summary>Fields of an exemplar. A translation may have several exemplars, and a result for each.</summary>
    public static IReadOnlyList<string> OfExemplars { get; } = [Exemplar, ExemplarId, ExemplarMap, ExemplarMapSubset];

    /// <summary>The form that stores an exemplar.</summary>
    public static FormShape ExemplarShape { get; } = new("an exemplar", [Exemplar, ExemplarMap, ExemplarMapSubset], []);

    /// <summary>The form of a translation.</summary>
    public static FormShape Shape { get; } = new("a translation", Files, Texts)
    {
        Times = OfExemplars.Append(ExemplarClasses).Select(name => KeyValuePair.Create(name, TranslationOptions.MaximumExemplars))
            .Append(KeyValuePair.Create(Probe, TranslationOptions.MaximumProbes))
            .ToDictionary(),
    };
}

/// <summary>The parts that a form may have.</summary>
/// <param name="What">What the form describes, for error messages: "a translation".</param>
/// <param name="Files">Parts that are files.</param>
/// <param name="Texts">Parts that are short texts.</param>
internal sealed record FormShape(string What, IReadOnlyList<string> Files, IReadOnlyList<string> Texts)
{
    /// <summary>How often parts may come that may come more than once.</summary>
    public IReadOnlyDictionary<string, int> Times { get; init; } = new Dictionary<string, int>();

    /// <summary>Parts without a meaning here, which are accepted and not read.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>The property that holds a file's data URI, where JSON has an object in place of a file; null if files are only strings.</summary>
    public string? FileProperty { get; init; }

    /// <summary>All parts, separated by commas.</summary>
    public string All { get; } = string.Join(", ", Files.Concat(Texts));
}
