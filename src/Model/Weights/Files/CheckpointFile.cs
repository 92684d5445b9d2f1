using Microsoft.Win32.SafeHandles;

namespace CoCosNet.Model.Weights.Files;

/// <summary>A file read by position. Every read is checked against the actual length of the file.</summary>
internal sealed class CheckpointFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private CheckpointFile(SafeFileHandle handle)
    {
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    public static CheckpointFile Open(string path)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new CheckpointFile(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a range that is not entirely within the file.</summary>
    public void Require(long offset, long count, string what)
    {
        // Subtracts, because the sum of two large numbers from a file may overflow.
        if (offset < 0 || count < 0 || offset > Length || count > Length - offset)
        {
            throw new CheckpointException(
                CheckpointError.Truncated,
                $"{what} needs {count} bytes at {offset}, but the file has {Length} bytes; it is cut off, or its sizes lie.");
        }
    }

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="offset"/> on.</summary>
    public void Read(long offset, Span<byte> destination, string what)
    {
        Require(offset, destination.Length, what);
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_handle, destination, offset);
            if (read == 0)
            {
                throw new CheckpointException(CheckpointError.Truncated, $"The file became shorter than {Length} bytes while it was read.");
            }

            destination = destination[read..];
            offset += read;
        }
    }

    /// <summary>Whether the file begins with these bytes from <paramref name="offset"/> on.</summary>
    public bool HasBytes(long offset, ReadOnlySpan<byte> expected)
    {
        if (Length - offset < expected.Length)
        {
            return false;
        }

        Span<byte> actual = stackalloc byte[expected.Length];
        Read(offset, actual, "The signature");
        return actual.SequenceEqual(expected);
    }

    public void Dispose() => _handle.Dispose();
}
