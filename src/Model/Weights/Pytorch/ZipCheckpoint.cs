using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;
using CoCosNet.Model.Weights.Zip;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>
/// A <c>.pth</c> since PyTorch 1.6: a zip archive whose entries are in one folder: <c>data.pkl</c>, the object; <c>data/KEY</c>, the bytes
/// of each storage; <c>byteorder</c>, absent in older files. Like PyTorch, it does not verify checksums, which PyTorch can omit; the digest
/// in the manifest verifies a file.
/// </summary>
internal static class ZipCheckpoint
{
    private const string PickleEntry = "data.pkl";

    public static bool HasSignature(CheckpointFile file) => file.HasBytes(0, ZipDirectory.Signature);

    public static CheckpointPlan Plan(CheckpointFile file, CheckpointLimits limits)
    {
        var entries = ZipDirectory.Read(file, limits);
        var folder = FindFolder(entries);
        RefuseScript(entries, folder);
        RequireLittleEndian(file, entries, folder);

        var storages = new StorageTable();
        var root = RunPickle(file, entries[folder + PickleEntry], new TorchObjects(storages), limits);
        return StateDictionary.Plan(root, LocateStorages(entries, folder, storages));
    }

    private static string FindFolder(IReadOnlyDictionary<string, ZipEntry> entries)
    {
        var first = entries.Keys.First();
        var folder = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        if (folder.Length == 0 || !entries.ContainsKey(folder + PickleEntry))
        {
            throw new CheckpointException(
                CheckpointError.NotACheckpoint, $"The zip archive has no FOLDER/{PickleEntry}; torch.save did not write it.");
        }

        var stray = entries.Keys.FirstOrDefault(name => !name.StartsWith(folder, StringComparison.Ordinal));
        return stray is null
            ? folder
            : throw new CheckpointException(
                CheckpointError.MalformedArchive, $"The entry {UntrustedText.Quote(stray)} lies outside {UntrustedText.Quote(folder)}.");
    }

    private static void RefuseScript(IReadOnlyDictionary<string, ZipEntry> entries, string folder)
    {
        if (entries.ContainsKey(folder + "constants.pkl") || entries.Keys.Any(name => name.StartsWith(folder + "code/", StringComparison.Ordinal)))
        {
            throw new CheckpointException(
                CheckpointError.ScriptArchive, "The file is a TorchScript archive, which is code; save the model's state_dict() with torch.save.");
        }
    }

    private static void RequireLittleEndian(CheckpointFile file, IReadOnlyDictionary<string, ZipEntry> entries, string folder)
    {
        if (entries.TryGetValue(folder + "byteorder", out var order)
            && (order.Length != "little".Length || !file.HasBytes(order.DataOffset, "little"u8)))
        {
            throw new CheckpointException(CheckpointError.UnsupportedByteOrder, "The archive's byteorder is not 'little'.");
        }
    }

    private static PickleValue RunPickle(CheckpointFile file, ZipEntry entry, TorchObjects objects, CheckpointLimits limits)
    {
        var (root, end) = Unpickler.Run(file, entry.DataOffset, entry.DataEnd, objects, limits);
        return end == entry.DataEnd
            ? root
            : throw new CheckpointException(CheckpointError.MalformedPickle, $"{PickleEntry} has {entry.DataEnd - end} bytes after its end.");
    }

    private static Dictionary<string, long> LocateStorages(IReadOnlyDictionary<string, ZipEntry> entries, string folder, StorageTable storages)
    {
        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var storage in storages.All)
        {
            if (!entries.TryGetValue($"{folder}data/{storage.Key}", out var entry))
            {
                throw new CheckpointException(CheckpointError.BadStorage, $"The archive lacks storage {UntrustedText.Quote(storage.Key)}.");
            }

            if (entry.Length != storage.ByteLength)
            {
                throw new CheckpointException(
                    CheckpointError.BadStorage,
                    $"Storage {UntrustedText.Quote(storage.Key)} has {entry.Length} bytes where {storage.ByteLength} are described.");
            }

            offsets.Add(storage.Key, entry.DataOffset);
        }

        return offsets;
    }
}
