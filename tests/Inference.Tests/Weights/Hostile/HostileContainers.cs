using CoCosNet.Inference.Tests.Weights.Making;
using static CoCosNet.Model.Weights.CheckpointError;

namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>Files that are no checkpoint, and containers that lie about what they contain.</summary>
internal static class HostileContainers
{
    private static readonly TensorSource Plain = TensorSource.Plain;
    private static readonly byte[] Sound = PickleWriter.Program(p => p.StateDictionary([Plain], legacy: false));
    private static readonly byte[] SoundLegacy = PickleWriter.Program(p => p.StateDictionary([Plain], legacy: true));

    public static IEnumerable<HostileFile> All { get; } =
    [
        new("empty file", NotACheckpoint, () => []),
        new("random bytes", NotACheckpoint, () => RandomBytes(4096)),
        new("text", NotACheckpoint, () => "<!doctype html><p>Not found</p>"u8.ToArray()),
        new("bare pickle", NotACheckpoint, () => Sound),
        new("zip of something else", NotACheckpoint, () => ZipWriter.Write(new ZipSource("folder/readme.txt", [1]))),
        new("zip without a folder", NotACheckpoint, () => ZipWriter.Write(new ZipSource("data.pkl", Sound))),
        new("TorchScript by its constants", ScriptArchive, () => Archive(TorchFiles.Entry("constants.pkl", [1]))),
        new("TorchScript by its code", ScriptArchive, () => Archive(TorchFiles.Entry("code/__torch__.py", [1]))),
        new("big-endian archive", UnsupportedByteOrder, () => Archive(TorchFiles.Entry("byteorder", "big"u8.ToArray()))),
        new("byte order of another length", UnsupportedByteOrder, () => Archive(TorchFiles.Entry("byteorder", "little\n"u8.ToArray()))),
        new("entry outside the folder", MalformedArchive, () => Archive(new ZipSource("elsewhere/data/0", [1]))),
        new("entry twice", DuplicateKey, () => Archive(TorchFiles.Entry("data/0", new byte[24]))),
        new("storage missing", BadStorage, () => ZipWriter.Write(TorchFiles.Entry("data.pkl", Sound))),
        new("deflated entry", CompressionRefused, () => Archive(TorchFiles.Entry("data/1", [3, 0]) with { Method = 8 })),
        new("zip bomb", CompressionRefused, () => Archive(TorchFiles.Entry("data/1", [3, 0]) with { Method = 8, DeclaredLength = 0xfffffffe })),
        new("stored entry longer than its bytes", MalformedArchive, () => Archive(TorchFiles.Entry("data/1", [1]) with { DeclaredLength = 1 << 30 })),
        new("entries on the same bytes", MalformedArchive, () => Archive(TorchFiles.Entry("data/1", [1]) with { HeaderOffset = 0 })),
        new("entry inside another's data", NotContiguous, () => ZipWriter.Write(
            TorchFiles.Entry("data/1", ZipWriter.Write(TorchFiles.Entry("data/2", [1]))),
            TorchFiles.Entry("data/2", [1]) with { HeaderOffset = ZipWriter.Alignment },
            TorchFiles.Entry("data.pkl", Sound))),
        new("local header beyond the file", Truncated, () => Archive(TorchFiles.Entry("data/1", [1]) with { HeaderOffset = 1 << 30 })),
        new("local header of another name", MalformedArchive, () => Archive(TorchFiles.Entry("data/1", [1]) with { LocalName = "archive/data/2" })),
        new("bytes after the zip", Truncated, () => [.. TorchFiles.Zip(Plain), 0]),
        new("legacy: bytes after the end", MalformedArchive, () => [.. TorchFiles.Legacy(Plain), 0]),
        new("legacy: big-endian", UnsupportedByteOrder, () => TorchFiles.Legacy(SoundLegacy, [Plain], littleEndian: false)),
        new("legacy: another version", MalformedArchive, () => TorchFiles.Legacy(SoundLegacy, [Plain], version: 1000)),
        new("legacy: storage not listed", BadStorage, () => TorchFiles.Legacy(SoundLegacy, [])),
        new("legacy: storage listed but unknown", BadStorage, () => TorchFiles.Legacy(SoundLegacy, [Plain, Plain with { Key = "1" }])),
        new("legacy: os.system called", ForeignGlobal, () => TorchFiles.Legacy(
            PickleWriter.Program(p => p.Global("os", "system").Op('(').Text("id").Ops("tR")), [Plain])),
    ];

    private static byte[] Archive(params ZipSource[] more) =>
        ZipWriter.Write([TorchFiles.Entry("data.pkl", Sound), .. TorchFiles.Storages(Plain), .. more]);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
