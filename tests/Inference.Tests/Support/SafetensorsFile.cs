using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>Golden numbers out of a trusted safetensors file, as plain arrays.</summary>
internal sealed class SafetensorsFile
{
    private const string Metadata = "__metadata__";

    private readonly byte[] _bytes;
    private readonly int _dataStart;
    private readonly Dictionary<string, JsonElement> _entries;

    private SafetensorsFile(byte[] bytes)
    {
        _bytes = bytes;
        var headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        _dataStart = sizeof(ulong) + headerLength;
        _entries = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(bytes.AsSpan(sizeof(ulong), headerLength))!;
        _entries.Remove(Metadata);
    }

    public IReadOnlyCollection<string> Names => _entries.Keys;

    public static SafetensorsFile Open(string path) => new(File.ReadAllBytes(path));

    public bool Contains(string name) => _entries.ContainsKey(name);

    public long[] Shape(string name) => [.. _entries[name].GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt64())];

    public byte[] Bytes(string name) => Read<byte>(name, "U8");

    public float[] Floats(string name) => Read<float>(name, "F32");

    public int[] Ints(string name) => Read<int>(name, "I32");

    public long[] Longs(string name) => Read<long>(name, "I64");

    private T[] Read<T>(string name, string type)
        where T : unmanaged
    {
        var entry = _entries[name];
        Assert.Equal(type, entry.GetProperty("dtype").GetString());
        var offsets = entry.GetProperty("data_offsets");
        var (start, end) = (offsets[0].GetInt32(), offsets[1].GetInt32());
        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(_dataStart + start, end - start)).ToArray();
    }
}
