namespace CoCosNet.Api.Forms;

/// <summary>Reads streams of unknown length into memory.</summary>
internal static class BoundedStream
{
    private const int ReadSize = 1 << 14;

    /// <summary>Reads all bytes of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="limit">The largest number of bytes.</param>
    /// <param name="tooLong">Makes the exception for a longer stream.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, long limit, Func<Exception> tooLong, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[ReadSize];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (content.Length + count > limit)
            {
                throw tooLong();
            }

            content.Write(buffer, 0, count);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
