using System.Text;

namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>Safetensors files around any header text.</summary>
internal static class SafetensorsFiles
{
    public static byte[] Write(string header, int dataLength) => Write(header, dataLength, (ulong)Encoding.UTF8.GetByteCount(header));

    /// <summary>With a header length of one's own.</summary>
    public static byte[] Write(string header, int dataLength, ulong headerLength) =>
        [.. BitConverter.GetBytes(headerLength), .. Encoding.UTF8.GetBytes(header), .. Enumerable.Range(0, dataLength).Select(i => (byte)i)];
}
