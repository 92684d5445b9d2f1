using CoCosNet.Inference.Tests.Weights.Making;
using static CoCosNet.Model.Weights.CheckpointError;

namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>Pickle programs that try to run something, to confuse the stack, or to take what they do not need.</summary>
internal static class HostilePickles
{
    public static IEnumerable<HostileFile> All { get; } =
    [
        Case("os.system called", ForeignGlobal, p => p.Global("os", "system").Op('(').Text("id").Ops("tR")),
        Case("posix.system called", ForeignGlobal, p => p.Global("posix", "system").Op('(').Text("id").Ops("tR")),
        Case("builtins.eval called", ForeignGlobal, p => p.Global("builtins", "eval").Op('(').Text("1").Ops("tR")),
        Case("builtins.getattr named only", ForeignGlobal, p => p.Global("builtins", "getattr")),
        Case("torch.load called", ForeignGlobal, p => p.Global("torch", "load").Op('(').Text("x").Ops("tR")),
        Case("torch.hub.load called", ForeignGlobal, p => p.Global("torch.hub", "load").Op('(').Text("x").Ops("tR")),
        Case("allowed name in a foreign module", ForeignGlobal, p => p.Global("evil", "OrderedDict")),
        Case("dotted path through an allowed module", ForeignGlobal, p => p.Global("torch._utils", "_rebuild_tensor_v2.__globals__")),
        Case("foreign global from the stack", ForeignGlobal, p => p.Text("os").Text("system").Raw(0x93)),
        Case("global from the stack that is no string", MalformedPickle, p => p.Integer(1).Integer(2).Raw(0x93)),
        Case("string called", MalformedPickle, p => p.Text("system").Ops(")R")),
        Case("storage class called", MalformedPickle, p => p.Global("torch", "FloatStorage").Ops(")R")),
        Case("OrderedDict with arguments", MalformedPickle, p => p.Global("collections", "OrderedDict").Op('(').Integer(1).Ops("tR")),
        Case("arguments that are no tuple", MalformedPickle, p => p.Global("collections", "OrderedDict").Ops("]R")),
        Case("tensor with backward hooks", MalformedPickle, p => p
            .Global("torch._utils", "_rebuild_tensor_v2").Op('(').Storage("FloatStorage", "0", 6, legacy: false)
            .Integer(0).Integers(6).Integers(1).Raw(0x89).Op('}').Text("hook").Integer(1).Ops("stR")),
        Case("state set on a string", MalformedPickle, p => p.Text("x").Ops("}b")),
        Case("instance made by NEWOBJ", UnsupportedOpcode, p => p.Global("collections", "OrderedDict").Op(')').Raw(0x81)),
        Case("instance made by INST", UnsupportedOpcode, p => p.Ops("(ios\nsystem\n")),
        Case("extension code", UnsupportedOpcode, p => p.Raw(0x82, 1)),
        Case("text persistent id", UnsupportedOpcode, p => p.Ops("P0\n")),
        Case("string of 4 GB", TooLarge, p => p.Raw((byte)'X', 0xff, 0xff, 0xff, 0xff)),
        Case("string of 2^63 bytes", TooLarge, p => p.Raw(0x8d, 0, 0, 0, 0, 0, 0, 0, 0x80)),
        Case("integer of 255 bytes", OutOfBounds, p => p.Raw(0x8a, 255)),
        Case("integer of 2 GB", OutOfBounds, p => p.Raw(0x8b, 0xff, 0xff, 0xff, 0x7f)),
        Case("integer of negative length", OutOfBounds, p => p.Raw(0x8b, 0xff, 0xff, 0xff, 0xff)),
        Case("name without end", TooLarge, p => p.Op('c').Ops(new string('a', 10_000))),
        Case("string that is not UTF-8", MalformedPickle, p => p.Op('X').Int32(2).Raw(0xc3, 0x28)),
        Case("collections nested 100 000 deep", TooLarge, p => p.Ops(new string('(', 100_000))),
        Case("tuples nested 100 000 deep", UnexpectedContent, p => p.Op(')').Ops(new string('\u0085', 100_000))),
        Case("dictionary that holds itself", UnexpectedContent, p => p.Ops("}q\0").Text("self").Ops("h\0s")),
        Case("3 million operations", TooLarge, p => p.Op(']').Ops(string.Concat(Enumerable.Repeat("Na", 1_500_000)))),
        Case("memo number 2^32 - 1", MalformedPickle, p => p.Ops("}r").Int32(-1)),
        Case("memo number never kept", MalformedPickle, p => p.Ops("h\u0007")),
        Case("sizes of 500 000 dimensions for 50 000 tensors", TooLarge, p => p
            .Integers(new long[500_000]).Ops("q\0]q\u0001").Storage("FloatStorage", "0", 6, legacy: false).Ops("q\u0002")
            .Global("torch._utils", "_rebuild_tensor_v2").Ops("q\u0003(")
            .Ops(string.Concat(Enumerable.Repeat("h\u0003(h\u0002K\0h\0h\0\u0089NtR", 50_000)))),
        Case("mark never set", MalformedPickle, p => p.Op('t')),
        Case("stack emptied below its mark", MalformedPickle, p => p.Ops("}(R")),
        Case("two values left", MalformedPickle, p => p.Ops("}}")),
        Case("odd number of keys and values", MalformedPickle, p => p.Ops("}(").Integer(1).Op('u')),
        Case("items set on a list", MalformedPickle, p => p.Op(']').Integer(1).Integer(2).Op('s')),
        Case("persistent id that is no tuple", BadStorage, p => p.Text("0").Op('Q')),
        Case("persistent id without a storage class", BadStorage, p => p.Integers(1, 2, 3, 4, 5).Op('Q')),
        Case("storage of negative length", BadStorage, p => p.Storage("FloatStorage", "0", -1, legacy: false)),
        Case("storage of 2^63 - 1 elements", OutOfBounds, p => p.Storage("FloatStorage", "0", long.MaxValue, legacy: false)),
        Case("complex storage", UnsupportedType, p => p.Global("torch", "ComplexFloatStorage")),
        Case("list instead of a dictionary", UnexpectedContent, p => p.Op(']')),
        Case("number among the tensors", UnexpectedContent, p => p.Op('}').Text("epoch").Integer(3).Op('s')),
        Case("tensor under a number", UnexpectedContent, p => p.Op('}').Integer(1).Tensor(TensorSource.Plain, legacy: false).Op('s')),
        Case("tensor named twice", DuplicateKey, p => p.StateDictionary([TensorSource.Plain, TensorSource.Plain], legacy: false)),
        Case("tensor beside the state dictionary", UnexpectedContent, p => p
            .Ops("}(").Text("state_dict").Op('}').Text("w").Tensor(TensorSource.Plain, legacy: false).Op('u')),
        new("protocol 0", MalformedPickle, () => TorchFiles.Zip([(byte)'(', (byte)'d', (byte)'.'], TensorSource.Plain)),
        new("protocol 9", MalformedPickle, () => TorchFiles.Zip([0x80, 9, (byte)'}', (byte)'.'], TensorSource.Plain)),
        new("program without end", Truncated, () => TorchFiles.Zip([0x80, 2, (byte)'}'], TensorSource.Plain)),
        new("bytes after the program", MalformedPickle, () => TorchFiles.Zip([0x80, 2, (byte)'}', (byte)'.', 0], TensorSource.Plain)),
    ];

    private static HostileFile Case(string name, Model.Weights.CheckpointError error, Action<PickleWriter> body) =>
        new(name, error, () => TorchFiles.Zip(PickleWriter.Program(body), TensorSource.Plain));
}
