using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Zip;

/// <summary>
/// The end records of a zip archive, which locate its directory. The end record must be the last 22 bytes of the file. Comments and
/// trailing bytes are refused, because they could show different directories to different readers.
/// </summary>
/// <param name="EntryCount">Number of entries.</param>
/// <param name="DirectoryOffset">Offset of the directory, in bytes.</param>
/// <param name="DirectoryLength">Length of the directory in bytes; it ends where the end records begin.</param>
internal readonly record struct ZipTrailer(long EntryCount, long DirectoryOffset, long DirectoryLength)
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int LargeEndLength = 56;
    private const uint EndSignature = 0x06054b50;
    private const uint LocatorSignature = 0x07064b50;
    private const uint LargeEndSignature = 0x06064b50;

    public static ZipTrailer Read(CheckpointFile file)
    {
        var endOffset = file.Length - EndLength;
        Span<byte> bytes = stackalloc byte[EndLength];
        file.Read(endOffset, bytes, "The zip end record");
        var end = new ZipFields(bytes);
        if (end.NextUInt32() != EndSignature)
        {
            throw new CheckpointException(
                CheckpointError.Truncated, "The zip archive does not end with its end record: it is cut off, or something follows it.");
        }

        RequireOneDisk(end.NextUInt16() == 0 && end.NextUInt16() == 0);
        var countHere = end.NextUInt16();
        var count = end.NextUInt16();
        var length = end.NextUInt32();
        var offset = end.NextUInt32();
        RequireOneDisk(countHere == count);
        RequireConsistent(end.NextUInt16() == 0);

        if (TryReadLarge(file, endOffset - LocatorLength, out var large, out var largeOffset))
        {
            RequireConsistent(count == ushort.MaxValue || count == large.EntryCount);
            RequireConsistent(length == uint.MaxValue || length == large.DirectoryLength);
            RequireConsistent(offset == uint.MaxValue || offset == large.DirectoryOffset);
            RequireConsistent(large.DirectoryOffset <= largeOffset && large.DirectoryLength == largeOffset - large.DirectoryOffset);
            return large;
        }

        RequireConsistent((long)offset + length == endOffset);
        return new ZipTrailer(count, offset, length);
    }

    /// <summary>Reads the end record with 64-bit fields, which torch.save always writes, directly before its locator.</summary>
    private static bool TryReadLarge(CheckpointFile file, long locatorOffset, out ZipTrailer trailer, out long recordOffset)
    {
        trailer = default;
        recordOffset = 0;
        Span<byte> bytes = stackalloc byte[LargeEndLength];
        var locatorBytes = bytes[..LocatorLength];
        if (locatorOffset < LargeEndLength)
        {
            return false;
        }

        file.Read(locatorOffset, locatorBytes, "The zip64 locator");
        var locator = new ZipFields(locatorBytes);
        if (locator.NextUInt32() != LocatorSignature)
        {
            return false;
        }

        RequireOneDisk(locator.NextUInt32() == 0);
        recordOffset = locator.NextInt64();
        RequireOneDisk(locator.NextUInt32() == 1);
        RequireConsistent(recordOffset == locatorOffset - LargeEndLength);

        file.Read(recordOffset, bytes, "The zip64 end record");
        var record = new ZipFields(bytes);
        RequireConsistent(record.NextUInt32() == LargeEndSignature && record.NextInt64() == LargeEndLength - 12);
        record.Next(4); // Version made by, version needed.
        RequireOneDisk(record.NextUInt32() == 0 && record.NextUInt32() == 0);
        var countHere = record.NextInt64();
        var count = record.NextInt64();
        var length = record.NextInt64();
        var offset = record.NextInt64();
        RequireOneDisk(countHere == count);
        trailer = new ZipTrailer(count, offset, length);
        return true;
    }

    private static void RequireOneDisk(bool single)
    {
        if (!single)
        {
            throw new CheckpointException(CheckpointError.MalformedArchive, "The zip archive says that it spans several disks.");
        }
    }

    private static void RequireConsistent(bool consistent)
    {
        if (!consistent)
        {
            throw new CheckpointException(CheckpointError.MalformedArchive, "The zip end records contradict each other or the file's length.");
        }
    }
}
