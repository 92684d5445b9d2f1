using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The folder that this server keeps things in, locked against a second server for as long as this one lives.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    /// <exception cref="StartException">The folder cannot be written, or another server has it.</exception>
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

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsLocked(Exception exception) => exception is IOException { HResult: 11 or 35 or unchecked((int)0x80070020) };
}
