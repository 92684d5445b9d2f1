namespace CoCosNet.Api.Translations;

/// <summary>Names of the parts of a translation's form.</summary>
internal static class FormFields
{
    public const string Map = "map";
    public const string MapSubset = "mapSubset";
    public const string Exemplar = "exemplar";
    public const string ExemplarMap = "exemplarMap";
    public const string ExemplarMapSubset = "exemplarMapSubset";
    public const string Model = "model";
    public const string Width = "width";
    public const string Height = "height";
    public const string Format = "format";
    public const string Quality = "quality";
    public const string Warps = "warps";
    public const string Flow = "flow";
    public const string Confidence = "confidence";
    public const string Correspondence = "correspondence";
    public const string Matches = "matches";
    public const string Probe = "probe";

    /// <summary>Parts that are files.</summary>
    public static IReadOnlyList<string> Files { get; } = [Map, Exemplar, ExemplarMap, MapSubset, ExemplarMapSubset];

    /// <summary>Parts that are short texts.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [Model, Width, Height, Format, Quality, Warps, Flow, Confidence, Correspondence, Matches, Probe];

    /// <summary>Texts that may come several times.</summary>
    public static IReadOnlyList<string> Repeatable { get; } = [Probe];

    /// <summary>Every part, as a sentence lists them.</summary>
    public static string All { get; } = string.Join(", ", Files.Concat(Texts));
}
