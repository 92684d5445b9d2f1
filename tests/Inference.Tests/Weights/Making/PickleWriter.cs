using System.Buffers.Binary;
using System.Text;

namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>Writes pickle programs opcode by opcode, the sound and the hostile alike.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> _bytes = [];

    public static byte[] Program(Action<PickleWriter> body)
    {
        var writer = new PickleWriter().Raw(0x80, 2);
        body(writer);
        return writer.Op('.').ToArray();
    }

    public byte[] ToArray() => [.. _bytes];

    public PickleWriter Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleWriter Op(char opcode) => Raw((byte)opcode);

    public PickleWriter Ops(string opcodes) => Raw(Encoding.Latin1.GetBytes(opcodes));

    public PickleWriter Global(string module, string name) => Ops($"c{module}\n{name}\n");

    public PickleWriter Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Op('X').Int32(bytes.Length).Raw(bytes);
    }

    /// <summary>As LONG1 of eight bytes, so that any number fits.</summary>
    public PickleWriter Integer(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Raw(0x8a, 8).Raw(bytes);
    }

    public PickleWriter Integers(params long[] values)
    {
        Op('(');
        foreach (var value in values)
        {
            Integer(value);
        }

        return Op('t');
    }

    /// <summary>A bare little-endian operand.</summary>
    public PickleWriter Int32(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return Raw(bytes);
    }

    public PickleWriter EmptyOrderedDictionary() => Global("collections", "OrderedDict").Ops(")R");

    /// <summary>The persistent id of a storage, resolved; the older form has a sixth item.</summary>
    public PickleWriter Storage(string storageClass, string key, long length, bool legacy)
    {
        Op('(').Text("storage").Global("torch", storageClass).Text(key).Text("cpu").Integer(length);
        return Ops(legacy ? "NtQ" : "tQ");
    }

    /// <summary>A call of <c>_rebuild_tensor_v2</c>.</summary>
    public PickleWriter Tensor(TensorSource tensor, bool legacy) =>
        Global("torch._utils", "_rebuild_tensor_v2")
            .Op('(')
            .Storage(tensor.StorageClass, tensor.Key, tensor.StorageLength, legacy)
            .Integer(tensor.Offset)
            .Integers(tensor.Sizes)
            .Integers(tensor.Strides)
            .Raw(0x89)
            .EmptyOrderedDictionary()
            .Ops("tR");

    /// <summary>An OrderedDict of tensors with the <c>_metadata</c> that modules attach.</summary>
    public PickleWriter StateDictionary(IEnumerable<TensorSource> tensors, bool legacy)
    {
        EmptyOrderedDictionary().Op('(');
        foreach (var tensor in tensors)
        {
            Text(tensor.Name).Tensor(tensor, legacy);
        }

        return Op('u').Op('}').Text("_metadata").EmptyOrderedDictionary().Ops("sb");
    }
}
