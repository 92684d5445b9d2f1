using System.Buffers.Binary;

namespace CoCosNet.Inference.Tests.Imaging;

internal static class PngChecksums
{
    /// <summary>Makes the checksums of all chunks right again as far as lengths allow; other files are left alone.</summary>
    public static void Repair(Span<byte> bytes)
    {
        if (bytes.Length < 8 || !bytes[1..4].SequenceEqual("PNG"u8))
        {
            return;
        }

        for (var rest = bytes[8..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                return;
            }

            var chunk = rest.Slice(4, (int)length + 4);
            BinaryPrimitives.WriteUInt32BigEndian(rest[((int)length + 8)..], PngBuilder.Checksum(chunk));
            rest = rest[((int)length + 12)..];
        }
    }
}
