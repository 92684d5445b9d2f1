using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Zip;

/// <summary>The local header before an entry's data, which must agree with the directory.</summary>
internal static class ZipLocalHeader
{
    private const uint Signature = 0x04034b50;
    private const int FixedLength = 30;
    private const ushort SizesFollowFlag = 0x0008;

    /// <summary>Checks the local header against the directory and returns the entry.</summary>
    public static ZipEntry Locate(CheckpointFile file, string name, long headerOffset, long length, ushort flags)
    {
        var what = $"The zip entry {UntrustedText.Quote(name)}";
        Span<byte> bytes = stackalloc byte[FixedLength];
        file.Read(headerOffset, bytes, what);
        var fields = new ZipFields(bytes);
        var agrees = fields.NextUInt32() == Signature;
        fields.Next(2); // Version needed.
        agrees &= fields.NextUInt16() == flags;
        agrees &= fields.NextUInt16() == 0;
        fields.Next(8); // Time, date, checksum.
        agrees &= SizeAgrees(fields.NextUInt32(), length, flags);
        agrees &= SizeAgrees(fields.NextUInt32(), length, flags);
        var nameLength = fields.NextUInt16();
        var extraLength = fields.NextUInt16();

        var nameBytes = new byte[nameLength];
        file.Read(headerOffset + FixedLength, nameBytes, what);
        agrees &= new ZipFields(nameBytes).NextText(nameLength) == name;
        if (!agrees)
        {
            throw new CheckpointException(CheckpointError.MalformedArchive, $"{what} differs between the directory and its own header.");
        }

        var dataOffset = headerOffset + FixedLength + nameLength + extraLength;
        file.Require(dataOffset, length, what);
        return new ZipEntry(name, headerOffset, dataOffset, length);
    }

    // A streaming writer leaves the sizes zero here and repeats them after the data; a large entry saturates them.
    private static bool SizeAgrees(uint local, long length, ushort flags) =>
        local == length || local == uint.MaxValue || (local == 0 && (flags & SizesFollowFlag) != 0);
}
