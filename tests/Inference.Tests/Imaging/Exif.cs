namespace CoCosNet.Inference.Tests.Imaging;

/// <summary>EXIF metadata with nothing but an orientation.</summary>
internal static class Exif
{
    /// <summary>A TIFF block, as PNG's eXIf chunk has it.</summary>
    public static byte[] Block(int orientation) =>
        [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The same with the most significant byte first, as some cameras write it.</summary>
    public static byte[] BigEndianBlock(int orientation) =>
        [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>JPEG's APP1 segment.</summary>
    public static byte[] JpegSegment(int orientation, bool bigEndian = false)
    {
        byte[] body = [.. "Exif"u8, 0, 0, .. bigEndian ? BigEndianBlock(orientation) : Block(orientation)];
        return [0xFF, 0xE1, 0, (byte)(body.Length + 2), .. body];
    }
}
