using CoCosNet.Api.Tests.Stores;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>A folder of jobs and exemplars that outlives servers, and not the test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs");

    public string Path => _folder.FullName;

    /// <summary>The setting that names it.</summary>
    public string Setting => $"--Jobs:Directory={Path}";

    /// <summary>The settings of the store that this run of the tests is about; what the folder is to the embedded store, a prefix is to the shared one.</summary>
    public async Task<string[]> SettingsAsync() => await SharedStore.UrlAsync() is { } url
        ? [Setting, "--Jobs:Store=jetstream", $"--Nats:Url={url}", "--Nats:MaximumBytes=268435456", $"--Nats:Prefix=t{System.IO.Path.GetFileName(Path).ToLowerInvariant()}", "--Nats:Lease=00:00:01"]
        : [Setting];

    public void Dispose() => _folder.Delete(recursive: true);
}
