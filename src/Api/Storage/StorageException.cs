namespace CoCosNet.Api.Storage;

/// <summary>The disk refuses a write: it is full, read-only or damaged. The message is for clients and names no path.</summary>
internal sealed class StorageException(string message, Exception inner) : Exception(message, inner)
{
    private const int DiskFull = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Converts a failed write to an exception.</summary>
    public static StorageException Of(Exception failure) => new(
        failure is IOException { HResult: DiskFull or QuotaExceeded or WindowsDiskFull }
            ? "The server's disk is full; nothing can be kept until there is room again."
            : "The server's disk cannot be written; nothing can be kept until it can.",
        failure);
}
