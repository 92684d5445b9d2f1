using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Zip;

/// <summary>
/// Reads the directory of a zip archive, as strictly as torch.save writes it: only stored entries, local headers that agree with the
/// directory, and no overlapping entries. The sizes of all entries together therefore cannot exceed the file.
/// </summary>
internal static class ZipDirectory
{
    private const uint HeaderSignature = 0x02014b50;
    private const int HeaderLength = 46;
    private const ushort EncryptionFlags = 0x2041;
    private const ushort Stored = 0;
    private const ushort LargeFields = 1;

    /// <summary>The first bytes of an archive with entries.</summary>
    public static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>The entries by name.</summary>
    public static IReadOnlyDictionary<string, ZipEntry> Read(CheckpointFile file, CheckpointLimits limits)
    {
        var trailer = ZipTrailer.Read(file);
        if (trailer.DirectoryLength > limits.MaxHeaderBytes)
        {
            throw new CheckpointException(
                CheckpointError.TooLarge, $"The zip directory has {trailer.DirectoryLength} bytes; at most {limits.MaxHeaderBytes} are read.");
        }

        var bytes = new byte[trailer.DirectoryLength];
        file.Read(trailer.DirectoryOffset, bytes, "The zip directory");
        var entries = ReadEntries(file, trailer, bytes);
        RefuseOverlap(entries.Values, trailer.DirectoryOffset);
        return entries;
    }

    private static Dictionary<string, ZipEntry> ReadEntries(CheckpointFile file, ZipTrailer trailer, byte[] bytes)
    {
        var entries = new Dictionary<string, ZipEntry>(StringComparer.Ordinal);
        var fields = new ZipFields(bytes);
        while (fields.Remaining > 0)
        {
            var entry = ReadEntry(file, ref fields);
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw new CheckpointException(CheckpointError.DuplicateKey, $"The zip entry {UntrustedText.Quote(entry.Name)} occurs twice.");
            }
        }

        return entries.Count == trailer.EntryCount && entries.Count > 0
            ? entries
            : throw Malformed($"The zip directory announces {trailer.EntryCount} entries and holds {entries.Count}.");
    }

    private static ZipEntry ReadEntry(CheckpointFile file, ref ZipFields fields)
    {
        if (fields.NextUInt32() != HeaderSignature)
        {
            throw Malformed("The zip directory holds something that is no entry.");
        }

        fields.Next(4); // Version made by, version needed.
        var flags = fields.NextUInt16();
        var method = fields.NextUInt16();
        fields.Next(8); // Time, date, checksum.
        long compressedLength = fields.NextUInt32();
        long length = fields.NextUInt32();
        var nameLength = fields.NextUInt16();
        var extraLength = fields.NextUInt16();
        var commentLength = fields.NextUInt16();
        var disk = fields.NextUInt16();
        fields.Next(6); // Attributes.
        long headerOffset = fields.NextUInt32();
        var name = fields.NextText(nameLength);
        ReadLargeFields(fields.Next(extraLength), ref length, ref compressedLength, ref headerOffset);
        fields.Next(commentLength);

        if (method != Stored || (flags & EncryptionFlags) != 0)
        {
            throw new CheckpointException(
                CheckpointError.CompressionRefused,
                $"The zip entry {UntrustedText.Quote(name)} is compressed or encrypted; torch.save stores plain bytes.");
        }

        if (compressedLength != length || disk != 0)
        {
            throw Malformed($"The zip entry {UntrustedText.Quote(name)} is stored, yet has {compressedLength} bytes for {length}.");
        }

        return ZipLocalHeader.Locate(file, name, headerOffset, length, flags);
    }

    /// <summary>Reads the 64-bit values of saturated fields, in the order of the format.</summary>
    private static void ReadLargeFields(ReadOnlySpan<byte> extra, ref long length, ref long compressedLength, ref long headerOffset)
    {
        var blocks = new ZipFields(extra);
        while (blocks.Remaining > 0)
        {
            var kind = blocks.NextUInt16();
            var block = new ZipFields(blocks.Next(blocks.NextUInt16()));
            if (kind != LargeFields)
            {
                continue;
            }

            length = length == uint.MaxValue ? block.NextInt64() : length;
            compressedLength = compressedLength == uint.MaxValue ? block.NextInt64() : compressedLength;
            headerOffset = headerOffset == uint.MaxValue ? block.NextInt64() : headerOffset;
        }
    }

    private static void RefuseOverlap(IEnumerable<ZipEntry> entries, long directoryOffset)
    {
        var free = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < free || entry.DataEnd > directoryOffset)
            {
                throw new CheckpointException(
                    CheckpointError.NotContiguous, $"The zip entry {UntrustedText.Quote(entry.Name)} lies on bytes of another or of the directory.");
            }

            free = entry.DataEnd;
        }
    }

    private static CheckpointException Malformed(string detail) => new(CheckpointError.MalformedArchive, detail);
}
