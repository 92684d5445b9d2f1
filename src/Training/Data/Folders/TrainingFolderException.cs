namespace CoCosNet.Training.Data.Folders;

/// <summary>Thrown when a folder cannot be trained on; has every problem, ordered by file.</summary>
internal sealed class TrainingFolderException(string folder, IReadOnlyList<FolderProblem> problems) : Exception(Describe(folder, problems))
{
    private const int Shown = 40;

    public IReadOnlyList<FolderProblem> Problems { get; } = problems;

    private static string Describe(string folder, IReadOnlyList<FolderProblem> problems)
    {
        var title = problems.Count == 1 ? $"There is a problem in '{folder}':" : $"There are {problems.Count} problems in '{folder}':";
        var more = problems.Count > Shown ? [$"… and {problems.Count - Shown} more."] : Array.Empty<string>();
        return string.Join(Environment.NewLine + "  ", [title, .. problems.Take(Shown).Select(problem => problem.ToString()), .. more]);
    }
}
