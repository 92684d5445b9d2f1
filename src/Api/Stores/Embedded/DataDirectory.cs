using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The server's data folder, locked against other servers for the lifetime of this instance.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    /// <exception cref="StartException">The folder is not writable, or another server has locked it.</exception>
    public DataDirectory(IOptions<StorageOptions> options, IHostEnvironment environment)
    {
        Path = System.IO.Path.GetFullPath(options.Value.Directory, environment.ContentRootPath);
        try
        {
            Directory.CreateDirectory(Path);

            // The operating system releases the lock when the process ends, however it ends.
            _lock = new FileStream(System.IO.Path.Combine(Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var why = IsLocked(exception) ? "another server uses it" : $"it cannot be written ({exception.Message})";
            throw new StartException(
                StartFailure.DataFolder,
                $"The data folder '{Path}' cannot be used: {why}. Name another one: "
                + $"{StorageOptions.Section}__{nameof(StorageOptions.Directory)}=/var/lib/cocosnet.",
                exception);
        }
    }

    public string Path { get; }

    public void Dispose() => _lock.Dispose();

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsLocked(Exception exception) => exception is IOException { HResult: 11 or 35 or unchecked((int)0x80070020) };
}
