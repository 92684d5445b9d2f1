namespace CoCosNet.Model.Weights.Files;

/// <summary>Makes text from a file safe for a message: one line of bounded length.</summary>
internal static class UntrustedText
{
    private const int MaxLength = 100;

    public static string Quote(string text)
    {
        var shown = text.Length <= MaxLength ? text : text[..MaxLength] + "…";
        return string.Create(shown.Length + 2, shown, static (line, source) =>
        {
            line[0] = '\'';
            line[^1] = '\'';
            for (var i = 0; i < source.Length; i++)
            {
                line[i + 1] = char.IsControl(source[i]) ? '?' : source[i];
            }
        });
    }
}
