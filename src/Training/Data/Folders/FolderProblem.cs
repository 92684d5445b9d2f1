namespace CoCosNet.Training.Data.Folders;

/// <summary>One thing that is wrong with a folder.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="File">Which file, relative to the folder, with forward slashes.</param>
/// <param name="Detail">A sentence that names the problem and the fix.</param>
internal sealed record FolderProblem(FolderProblemKind Kind, string File, string Detail)
{
    public override string ToString() => $"{File}: {Detail}";
}
