namespace CoCosNet.Model.Weights;

/// <summary>Lists in messages, cut where they grow long.</summary>
internal static class ListedNames
{
    private const int Most = 4;

    /// <summary>The first few, and how many more there are.</summary>
    public static string Of(IReadOnlyList<string> names) =>
        string.Join("; ", names.Take(Most)) + (names.Count > Most ? $"; and {names.Count - Most} more" : "");
}
