using CoCosNet.Inference.Tests.Weights.Making;
using static CoCosNet.Model.Weights.CheckpointError;

namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>Safetensors whose header is malformed or lies about the data, of which there are always 16 bytes.</summary>
internal static class HostileSafetensors
{
    private const string A = """ "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} """;

    public static IEnumerable<HostileFile> All { get; } =
    [
        Case("overlapping tensors", NotContiguous, $$"""{ {{A}}, "b": {"dtype":"F32","shape":[3],"data_offsets":[4,16] } }"""),
        Case("tensors on the same bytes", NotContiguous, $$"""{ {{A}}, "b": {"dtype":"F32","shape":[2],"data_offsets":[0,8] } }"""),
        Case("gap between tensors", NotContiguous, $$"""{ {{A}}, "b": {"dtype":"F32","shape":[1],"data_offsets":[12,16] } }"""),
        Case("gap before the first tensor", NotContiguous, """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"""),
        Case("bytes that belong to no tensor", NotContiguous, $$"""{ {{A}} }"""),
        Case("tensor beyond the data", Truncated, """{"a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}"""),
        Case("fewer bytes than the shape", OutOfBounds, """{"a":{"dtype":"F32","shape":[8],"data_offsets":[0,16]}}"""),
        Case("more bytes than the shape", OutOfBounds, """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}"""),
        Case("end before begin", OutOfBounds, """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"""),
        Case("negative offset", OutOfBounds, """{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}"""),
        Case("negative side", OutOfBounds, """{"a":{"dtype":"F32","shape":[-2,-2],"data_offsets":[0,16]}}"""),
        Case("product of sides beyond 64 bits", OutOfBounds, """{"a":{"dtype":"F32","shape":[4294967296,4294967297],"data_offsets":[0,16]}}"""),
        Case("number beyond 64 bits", MalformedHeader, """{"a":{"dtype":"F32","shape":[18446744073709551620],"data_offsets":[0,16]}}"""),
        Case("fractional side", MalformedHeader, """{"a":{"dtype":"F32","shape":[4.0],"data_offsets":[0,16]}}"""),
        Case("three offsets", MalformedHeader, """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16,16]}}"""),
        Case("no dtype", MalformedHeader, """{"a":{"shape":[4],"data_offsets":[0,16]}}"""),
        Case("unknown field", MalformedHeader, """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16],"url":"x"}}"""),
        Case("unknown type", UnsupportedType, """{"a":{"dtype":"F8_E4M3","shape":[16],"data_offsets":[0,16]}}"""),
        Case("tensor named twice", DuplicateKey, $$"""{ {{A}}, {{A}} }"""),
        Case("field twice", DuplicateKey, """{"a":{"dtype":"F32","dtype":"F32","shape":[4],"data_offsets":[0,16]}}"""),
        Case("metadata twice", DuplicateKey, """{"__metadata__":{},"__metadata__":{},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"""),
        Case("metadata that is no text", MalformedHeader, """{"__metadata__":{"n":1},"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"""),
        Case("tensor that is no object", MalformedHeader, """{"a":[0,16]}"""),
        Case("string of a lone surrogate", MalformedHeader, """{"\ud800":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"""),
        Case("nested deep", MalformedHeader, $$"""{"a":{{new string('[', 100_000)}}}"""),
        Case("comment", MalformedHeader, """{/* */"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"""),
        Case("text after the header", MalformedHeader, """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}{}"""),
        new("safetensors: header of 2^64 - 1 bytes", TooLarge, () => SafetensorsFiles.Write("{}", 0, ulong.MaxValue)),
        new("safetensors: header longer than the file", Truncated, () => SafetensorsFiles.Write("{}", 16, 100)),
        new("safetensors: header cut in the middle", MalformedHeader, () => SafetensorsFiles.Write($$"""{ {{A}} }""", 16, 20)),
        new("safetensors: boolean bytes other than 0 and 1", BadStorage, () =>
            SafetensorsFiles.Write("""{"a":{"dtype":"BOOL","shape":[16],"data_offsets":[0,16]}}""", 16)),
    ];

    private static HostileFile Case(string name, Model.Weights.CheckpointError error, string header) =>
        new($"safetensors: {name}", error, () => SafetensorsFiles.Write(header, 16));
}
