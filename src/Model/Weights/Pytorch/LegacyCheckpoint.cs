using System.Buffers.Binary;
using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Pickle;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights.Pytorch;

/// <summary>
/// A <c>.pth</c> from before PyTorch 1.6: the pickles of a magic number, the protocol version, the writer's machine, the object and the
/// list of storage keys; then for each key its number of elements (int64) and its bytes.
/// </summary>
internal static class LegacyCheckpoint
{
    private const long ProtocolVersion = 1001;

    // The pickle of 0x1950a86a20f9469cfc6c: PROTO 2, LONG1 of 10 bytes, STOP.
    private static ReadOnlySpan<byte> Magic => [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];

    public static bool HasSignature(CheckpointFile file) => file.HasBytes(0, Magic);

    public static CheckpointPlan Plan(CheckpointFile file, CheckpointLimits limits)
    {
        var storages = new StorageTable();
        var objects = new TorchObjects(storages);
        var position = (long)Magic.Length;

        RequireVersion(NextPickle());
        RequireLittleEndian(NextPickle());
        var root = NextPickle();
        var keys = NextPickle();
        return StateDictionary.Plan(root, LocateStorages(file, position, keys, storages));

        PickleValue NextPickle()
        {
            (var value, position) = Unpickler.Run(file, position, file.Length, objects, limits);
            return value;
        }
    }

    private static void RequireVersion(PickleValue version)
    {
        if (version is not PickleValue.Integer { Value: ProtocolVersion })
        {
            throw new CheckpointException(
                CheckpointError.MalformedArchive, $"The older .pth form must be of version {ProtocolVersion}, but says something else.");
        }
    }

    private static void RequireLittleEndian(PickleValue machine)
    {
        if (machine is not PickleValue.Dictionary { Entries: var entries })
        {
            throw new CheckpointException(CheckpointError.MalformedArchive, "The older .pth form does not describe the writer's machine.");
        }

        var orders = entries.FindAll(entry => entry.Key is PickleValue.Text { Value: "little_endian" });
        if (orders is not [{ Value: PickleValue.Boolean { Value: true } }])
        {
            throw new CheckpointException(CheckpointError.UnsupportedByteOrder, "The file is big-endian, or does not tell.");
        }
    }

    private static Dictionary<string, long> LocateStorages(CheckpointFile file, long position, PickleValue keys, StorageTable storages)
    {
        if (keys is not PickleValue.List list)
        {
            throw new CheckpointException(CheckpointError.MalformedArchive, $"The storage keys are {keys.Kind}, not a list.");
        }

        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in list.Items)
        {
            if (key is not PickleValue.Text text || !storages.TryGet(text.Value, out var storage))
            {
                throw new CheckpointException(CheckpointError.BadStorage, "The file lists a storage that no tensor refers to.");
            }

            RequireLength(file, position, storage);
            position += sizeof(long);
            if (!offsets.TryAdd(storage.Key, position))
            {
                throw new CheckpointException(CheckpointError.DuplicateKey, $"The storage {UntrustedText.Quote(storage.Key)} is listed twice.");
            }

            position += storage.ByteLength;
        }

        if (offsets.Count != storages.All.Count)
        {
            throw new CheckpointException(
                CheckpointError.BadStorage, $"Tensors refer to {storages.All.Count} storages, but the file lists {offsets.Count}.");
        }

        if (position != file.Length)
        {
            throw new CheckpointException(
                CheckpointError.MalformedArchive, $"The file has {file.Length - position} bytes after its last storage.");
        }

        return offsets;
    }

    private static void RequireLength(CheckpointFile file, long position, StorageReference storage)
    {
        var what = $"Storage {UntrustedText.Quote(storage.Key)}";
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        file.Read(position, bytes, what);
        var stored = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (stored != storage.Length)
        {
            throw new CheckpointException(CheckpointError.BadStorage, $"{what} has {stored} elements where {storage.Length} are described.");
        }

        file.Require(position + sizeof(long), storage.ByteLength, what);
    }
}
