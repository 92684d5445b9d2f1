using System.Globalization;

namespace CoCosNet.Training;

/// <summary>The <c>--name value</c> pairs of a command line.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    /// <param name="words">What follows the verb.</param>
    /// <param name="known">Names that the verb takes, without dashes.</param>
    /// <exception cref="UsageException">An unknown name, a name without a value, or one given twice.</exception>
    public Options(ReadOnlySpan<string> words, params string[] known)
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            var name = words[i].StartsWith("--", StringComparison.Ordinal) ? words[i][2..] : string.Empty;
            if (!known.Contains(name))
            {
                throw new UsageException($"'{words[i]}' is not an option here; known are {string.Join(", ", known.Select(k => "--" + k))}.");
            }

            if (i + 1 == words.Length || !_values.TryAdd(name, words[i + 1]))
            {
                throw new UsageException($"--{name} needs one value, once.");
            }
        }
    }

    public string Text(string name, string fallback) => _values.GetValueOrDefault(name, fallback);

    /// <returns><c>auto</c> where it is not given.</returns>
    /// <exception cref="UsageException">Neither <c>auto</c> nor one of the choices.</exception>
    public string Choice(string name, params string[] choices)
    {
        var text = Text(name, "auto");
        return text == "auto" || choices.Contains(text)
            ? text
            : throw new UsageException($"--{name} takes auto, {string.Join(" or ", choices)}, not '{text}'.");
    }

    /// <exception cref="UsageException">Not a whole number between the bounds.</exception>
    public int Number(string name, int fallback, int least, int most)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"--{name} must be a whole number from {least} to {most}, not '{text}'.");
    }
}
