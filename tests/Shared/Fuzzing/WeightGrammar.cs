using CoCosNet.Inference.Tests.Weights.Making;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Weight files: damaged ones of each form, programs of pickle opcodes in an order of chance, archives that lie.</summary>
internal static class WeightGrammar
{
    private static readonly string[] Globals = ["torch._utils _rebuild_tensor_v2", "torch FloatStorage", "torch HalfStorage", "collections OrderedDict", "os system"];

    private static readonly TensorSource[] Tensors = [TensorSource.Plain, TensorSource.Plain with { Name = "view", Key = "1", Sizes = [3, 2], Strides = [1, 3] }];

    private static readonly byte[][] Sound =
    [
        TorchFiles.Zip(Tensors),
        TorchFiles.Legacy(Tensors),
        SafetensorsFiles.Write(
            """{"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"v":{"dtype":"I16","shape":[4],"data_offsets":[24,32]}}""", 32),
    ];

    private static readonly byte[][] Headers = [Sound[2][8..^32]];

    public static byte[] Make(Random random) => random.Next(5) switch
    {
        0 => TorchFiles.Zip(Program(random), Tensors),
        1 => TorchFiles.Legacy(Program(random), Tensors),
        2 => Safetensors(JsonMutator.Damage(Headers, random), random),
        3 => Archive(random),
        _ => Mutator.Damage(Sound, random),
    };

    private static byte[] Safetensors(byte[] header, Random random)
    {
        var length = random.Next(12) == 0 ? (ulong)random.NextInt64() : (ulong)header.Length;
        return [.. BitConverter.GetBytes(length), .. header, .. new byte[random.Next(64)]];
    }

    private static byte[] Archive(Random random)
    {
        var entries = new List<ZipSource> { TorchFiles.Entry("data.pkl", Program(random)) };
        entries.AddRange(TorchFiles.Storages(Tensors));
        var index = random.Next(entries.Count);
        entries[index] = entries[index] with
        {
            Method = (ushort)(random.Next(3) == 0 ? 8 : 0),
            DeclaredLength = random.Next(3) == 0 ? (uint)random.NextInt64(1L << 32) : null,
            HeaderOffset = random.Next(3) == 0 ? random.NextInt64(1L << (random.Next(6) == 0 ? 32 : 10)) : null,
            LocalName = random.Next(3) == 0 ? "archive/data/2" : null,
        };
        return ZipWriter.Write([.. entries]);
    }

    private static byte[] Program(Random random) => PickleWriter.Program(writer =>
    {
        if (random.Next(2) == 0)
        {
            writer.StateDictionary(Tensors, legacy: random.Next(2) == 0);
        }

        for (var operations = random.Next(40); operations > 0; operations--)
        {
            Operation(writer, random);
        }
    });

    private static void Operation(PickleWriter writer, Random random)
    {
        const string Plain = "()tN]}aesuRbQ.";
        switch (random.Next(8))
        {
            case 0:
                writer.Integer(random.Next(3) == 0 ? random.NextInt64() : random.Next(-2, 10));
                break;
            case 1:
                writer.Text(random.Next(2) == 0 ? "0" : new string('a', random.Next(20)));
                break;
            case 2:
                var names = Globals[random.Next(Globals.Length)].Split(' ');
                writer.Global(names[0], names[1]);
                break;
            case 3:
                writer.Storage("FloatStorage", "0", random.Next(4) == 0 ? random.NextInt64() : 6, legacy: random.Next(2) == 0);
                break;
            case 4:
                writer.Tensor(
                    TensorSource.Plain with { Sizes = [random.NextInt64(1L << random.Next(63)), 3], Offset = random.Next(4), Strides = [random.Next(4), 1] },
                    legacy: false);
                break;
            case 5:
                writer.Raw((byte)random.Next(256));
                break;
            case 6:
                writer.Raw((byte)(random.Next(2) == 0 ? 'q' : 'h'), (byte)random.Next(4));
                break;
            default:
                writer.Op(Plain[random.Next(Plain.Length)]);
                break;
        }
    }
}
