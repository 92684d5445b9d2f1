namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>Tiny <c>.pth</c> files of both forms, made on the spot.</summary>
internal static class TorchFiles
{
    public const string Folder = "archive";

    public static byte[] Zip(params TensorSource[] tensors) =>
        Zip(PickleWriter.Program(writer => writer.StateDictionary(tensors, legacy: false)), tensors);

    /// <summary>An archive around any program, with the storages of <paramref name="tensors"/>.</summary>
    public static byte[] Zip(byte[] program, params TensorSource[] tensors) =>
        ZipWriter.Write([
            Entry("data.pkl", program),
            Entry("byteorder", "little"u8.ToArray()),
            .. Storages(tensors),
            Entry("version", "3\n"u8.ToArray()),
        ]);

    public static ZipSource Entry(string name, byte[] data) => new($"{Folder}/{name}", data);

    public static ZipSource[] Storages(params TensorSource[] tensors) =>
        [.. tensors.DistinctBy(tensor => tensor.Key).Select(tensor => Entry($"data/{tensor.Key}", tensor.StorageBytes))];

    public static byte[] Legacy(params TensorSource[] tensors) =>
        Legacy(PickleWriter.Program(writer => writer.StateDictionary(tensors, legacy: true)), tensors);

    /// <summary>The older sequence around any program.</summary>
    public static byte[] Legacy(byte[] program, TensorSource[] tensors, bool littleEndian = true, long version = 1001)
    {
        var storages = tensors.DistinctBy(tensor => tensor.Key).ToArray();
        var writer = new PickleWriter()
            .Raw(0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.')
            .Raw(PickleWriter.Program(pickle => pickle.Integer(version)))
            .Raw(PickleWriter.Program(pickle => pickle.Op('}').Text("little_endian").Raw(littleEndian ? (byte)0x88 : (byte)0x89).Op('s')))
            .Raw(program)
            .Raw(PickleWriter.Program(pickle =>
            {
                pickle.Ops("](");
                foreach (var storage in storages)
                {
                    pickle.Text(storage.Key);
                }

                pickle.Op('e');
            }));
        foreach (var storage in storages)
        {
            writer.Raw(BitConverter.GetBytes((long)storage.StorageBytes.Length / storage.ElementSize)).Raw(storage.StorageBytes);
        }

        return writer.ToArray();
    }
}
