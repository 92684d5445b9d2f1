namespace CoCosNet.Model.Weights;

/// <summary>Formats lists of names in messages; long lists are shortened.</summary>
internal static class ListedNames
{
    private const int Most = 4;

    /// <summary>Returns the first names and the number of further ones.</summary>
    public static string Of(IReadOnlyList<string> names) =>
        string.Join("; ", names.Take(Most)) + (names.Count > Most ? $"; and {names.Count - Most} more" : "");
}
