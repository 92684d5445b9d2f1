namespace CoCosNet.Inference.Models.Manifest;

/// <summary>Collects all problems of a manifest, so that its author sees them at once.</summary>
internal sealed class ManifestProblems
{
    private readonly List<string> _problems = [];

    public void Unless(bool holds, string member, string problem)
    {
        if (!holds)
        {
            _problems.Add($"{member} {problem}");
        }
    }

    /// <summary>Returns the value if it is one of the choices; otherwise records a problem and returns the first choice.</summary>
    public string Choice(string member, string value, string[] choices)
    {
        if (choices.Contains(value, StringComparer.Ordinal))
        {
            return value;
        }

        _problems.Add($"{member} is '{value}'; it takes {string.Join(", ", choices)}");
        return choices[0];
    }

    public void ThrowIfAny(string file)
    {
        if (_problems.Count > 0)
        {
            throw new ModelFolderException($"{file}: {string.Join("; ", _problems)}.");
        }
    }
}
