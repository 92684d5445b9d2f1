using System.Text;

namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>Writes zip archives the way torch.save does: stored entries aligned to 64 bytes, sizes in the directory, 64-bit end record.</summary>
internal static class ZipWriter
{
    /// <summary>Of each entry's data, in bytes; the first entry's lies just there.</summary>
    public const int Alignment = 64;

    private const ushort Utf8WithTrailingSizes = 0x0808;

    public static byte[] Write(params ZipSource[] entries)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        var offsets = new List<long>();
        foreach (var entry in entries)
        {
            offsets.Add(bytes.Position);
            WriteLocal(writer, entry);
        }

        var directory = bytes.Position;
        foreach (var (entry, offset) in entries.Zip(offsets))
        {
            WriteCentral(writer, entry, entry.HeaderOffset ?? offset);
        }

        WriteEnd(writer, entries.Length, directory);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void WriteLocal(BinaryWriter writer, ZipSource entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name);
        var padding = Alignment - (int)((writer.BaseStream.Position + 30 + name.Length + 4) % Alignment);
        writer.Write("PK\u0003\u0004"u8);
        WriteCommon(writer, entry.Method);
        writer.Write(0);
        writer.Write(0);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)(padding + 4));
        writer.Write(name);
        writer.Write("FB"u8);
        writer.Write((ushort)padding);
        writer.Write(new byte[padding]);
        writer.Write(entry.Data);
        writer.Write("PK\u0007\u0008"u8);
        writer.Write(0);
        writer.Write(entry.Data.Length);
        writer.Write(entry.Data.Length);
    }

    private static void WriteCentral(BinaryWriter writer, ZipSource entry, long offset)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        writer.Write("PK\u0001\u0002"u8);
        writer.Write((ushort)0);
        WriteCommon(writer, entry.Method);
        writer.Write(entry.Data.Length);
        writer.Write(entry.DeclaredLength ?? (uint)entry.Data.Length);
        writer.Write((ushort)name.Length);
        writer.Write(new byte[12]);
        writer.Write((uint)offset);
        writer.Write(name);
    }

    /// <summary>Version needed, flags, method, time and date, checksum.</summary>
    private static void WriteCommon(BinaryWriter writer, ushort method)
    {
        writer.Write((ushort)0);
        writer.Write(Utf8WithTrailingSizes);
        writer.Write(method);
        writer.Write(0);
        writer.Write(0);
    }

    private static void WriteEnd(BinaryWriter writer, int count, long directory)
    {
        var end = writer.BaseStream.Position;
        writer.Write("PK\u0006\u0006"u8);
        writer.Write(44L);
        writer.Write(0);
        writer.Write(0L);
        writer.Write((long)count);
        writer.Write((long)count);
        writer.Write(end - directory);
        writer.Write(directory);
        writer.Write("PK\u0006\u0007"u8);
        writer.Write(0);
        writer.Write(end);
        writer.Write(1);
        writer.Write("PK\u0005\u0006"u8);
        writer.Write(0);
        writer.Write((ushort)count);
        writer.Write((ushort)count);
        writer.Write((uint)(end - directory));
        writer.Write((uint)directory);
        writer.Write((ushort)0);
    }
}
