namespace CoCosNet.Api.Tests.Hosting;

/// <summary>A folder of jobs and exemplars that outlives servers, and not the test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs");

    public string Path => _folder.FullName;

    /// <summary>The setting that names it.</summary>
    public string Setting => $"--Jobs:Directory={Path}";

    public void Dispose() => _folder.Delete(recursive: true);
}
