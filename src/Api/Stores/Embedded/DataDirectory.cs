using CoCosNet.Api.Storage;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The folder that this server keeps things in, locked against a second server for as long as this one lives.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    /// <exception cref="InvalidOperationException">The folder cannot be written, or another server has it.</exception>
    public DataDirectory(IOptions<StorageOptions> options, IHostEnvironment environment)
    {
        Path = System.IO.Path.GetFullPath(options.Value.Directory, environment.ContentRootPath);
        try
        {
            Directory.CreateDirectory(Path);

            // The system lets go of it when the process ends, however it ends.
            _lock = new FileStream(System.IO.Path.Combine(Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The folder of jobs, '{Path}', cannot be used: it is not writable, or another server has it. Name another one: "
                + $"{StorageOptions.Section}__{nameof(StorageOptions.Directory)}=/var/lib/cocosnet.",
                exception);
        }
    }

    public string Path { get; }

    public void Dispose() => _lock.Dispose();
}
