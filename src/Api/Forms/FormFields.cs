namespace CoCosNet.Api.Forms;

/// <summary>Names of the parts of a translation's form.</summary>
internal static class FormFields
{
    public const string Map = "map";
    public const string MapSubset = "mapSubset";
    public const string Exemplar = "exemplar";
    public const string ExemplarId = "exemplarId";
    public const string ExemplarMap = "exemplarMap";
    public const string ExemplarMapSubset = "exemplarMapSubset";
    public const string Model = "model";
    public const string Width = "width";
    public const string Height = "height";
    public const string MapColors = "mapColors";
    public const string Ignore = "ignore";
    public const string OpenLabels = "openLabels";
    public const string Format = "format";
    public const string Quality = "quality";
    public const string Seed = "seed";
    public const string Warps = "warps";
    public const string Flow = "flow";
    public const string Confidence = "confidence";
    public const string Correspondence = "correspondence";
    public const string Matches = "matches";
    public const string ExemplarReading = "exemplarReading";
    public const string Probe = "probe";
    public const string Previews = "previews";

    /// <summary>Separates the pixels of a probe.</summary>
    public const char ProbeSeparator = ';';

    /// <summary>Parts that are files.</summary>
    public static IReadOnlyList<string> Files { get; } = [Map, Exemplar, ExemplarMap, MapSubset, ExemplarMapSubset];

    /// <summary>Parts that are short texts.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        ExemplarId, Model, MapColors, Ignore, OpenLabels, Width, Height, Format, Quality, Seed, Warps, Previews, Flow, Confidence, Correspondence,
        Matches, ExemplarReading, Probe,
    ];

    /// <summary>Texts that may be repeated.</summary>
    public static IReadOnlyList<string> Repeatable { get; } = [Probe];

    /// <summary>The form that stores an exemplar.</summary>
    public static FormShape ExemplarShape { get; } = new("an exemplar", [Exemplar, ExemplarMap, ExemplarMapSubset], []);

    /// <summary>The form of a translation.</summary>
    public static FormShape Shape { get; } = new("a translation", Files, Texts);
}

/// <summary>The parts that a form may have.</summary>
/// <param name="What">What the form describes, for error messages: "a translation".</param>
/// <param name="Files">Parts that are files.</param>
/// <param name="Texts">Parts that are short texts.</param>
internal sealed record FormShape(string What, IReadOnlyList<string> Files, IReadOnlyList<string> Texts)
{
    /// <summary>All parts, separated by commas.</summary>
    public string All { get; } = string.Join(", ", Files.Concat(Texts));
}
