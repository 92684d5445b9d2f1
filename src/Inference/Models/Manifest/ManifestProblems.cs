namespace CoCosNet.Inference.Models.Manifest;

/// <summary>Collects what is wrong with a manifest, so that its owner sees everything at once.</summary>
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

    /// <summary>The value if it is one of the choices; the first choice, and a problem, otherwise.</summary>
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
