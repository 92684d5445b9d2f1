namespace CoCosNet.Training.Data.Folders;

/// <summary>A problem of a training folder.</summary>
/// <param name="Kind">Kind of the problem.</param>
/// <param name="File">The file, relative to the folder, with forward slashes.</param>
/// <param name="Detail">A sentence that names the problem and the fix.</param>
internal sealed record FolderProblem(FolderProblemKind Kind, string File, string Detail)
{
    public override string ToString() => $"{File}: {Detail}";
}
