namespace CoCosNet.Training.Tests;

/// <summary>The folders of the projects that no server needs.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Scenes")]
    [InlineData("Training")]
    public void Folders_BesideEachOther_DependInOneDirection(string project) =>
        Assert.Empty(CodeMap.Read(Path.Combine(AppContext.BaseDirectory, $"CoCosNet.{project}.dll")).FolderCycles());
}
