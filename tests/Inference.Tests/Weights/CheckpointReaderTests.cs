using CoCosNet.Inference.Tests.Weights.Making;
using CoCosNet.Model.Weights;
using TorchSharp;

namespace CoCosNet.Inference.Tests.Weights;

/// <summary>Sound files, made here so that the tests run on any checkout.</summary>
public sealed class CheckpointReaderTests : IDisposable
{
    private readonly WeightFolder _folder = new();

    public static TheoryData<string> Forms { get; } = ["zip", "legacy"];

    public static TheoryData<string, int, string> StorageClasses { get; } = new()
    {
        { "DoubleStorage", 8, "Float64" },
        { "FloatStorage", 4, "Float32" },
        { "HalfStorage", 2, "Float16" },
        { "BFloat16Storage", 2, "BFloat16" },
        { "LongStorage", 8, "Int64" },
        { "IntStorage", 4, "Int32" },
        { "ShortStorage", 2, "Int16" },
        { "CharStorage", 1, "Int8" },
        { "ByteStorage", 1, "Byte" },
        { "BoolStorage", 1, "Bool" },
    };

    [Theory]
    [MemberData(nameof(StorageClasses))]
    public void Read_EachElementType_KeepsTypeAndBytes(string storageClass, int elementSize, string type)
    {
        var bytes = Enumerable.Range(0, 6 * elementSize).Select(i => (byte)(i % 2)).ToArray();
        var source = TensorSource.Plain with { StorageClass = storageClass, ElementSize = elementSize, StorageBytes = bytes };

        foreach (var file in new[] { TorchFiles.Zip(source), TorchFiles.Legacy(source) })
        {
            using var checkpoint = _folder.Read(file);
            var tensor = checkpoint.Tensors["weight"];
            Assert.Equal(type, tensor.dtype.ToString());
            Assert.Equal([2, 3], tensor.shape);
            Assert.Equal(bytes, tensor.bytes.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_TransposedView_IsGatheredRowMajor(string form)
    {
        using var checkpoint = Read(form, TensorSource.Plain with { Sizes = [3, 2], Strides = [1, 3] });

        var tensor = checkpoint.Tensors["weight"];
        Assert.True(tensor.is_contiguous());
        Assert.Equal(Floats(0, 3, 1, 4, 2, 5), tensor.bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_ViewInsideAStorage_StartsAtItsOffset(string form)
    {
        using var checkpoint = Read(form, TensorSource.Plain with { Sizes = [2, 2], Strides = [2, 1], Offset = 1 });

        Assert.Equal(Floats(1, 2, 3, 4), checkpoint.Tensors["weight"].bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_ExpandedTensor_IsWrittenOut(string form)
    {
        using var checkpoint = Read(form, TensorSource.Plain with { Sizes = [2, 3], Strides = [0, 1] });

        Assert.Equal(Floats(0, 1, 2, 0, 1, 2), checkpoint.Tensors["weight"].bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_TensorsOfOneStorage_GiveEachItsOwn(string form)
    {
        using var checkpoint = Read(form, TensorSource.Plain, TensorSource.Plain with { Name = "alias" });

        Assert.Equal(checkpoint.Tensors["weight"].bytes.ToArray(), checkpoint.Tensors["alias"].bytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_ScalarAndEmptyTensors_KeepTheirShapes(string form)
    {
        using var checkpoint = Read(
            form,
            TensorSource.Plain with { Name = "scalar", Sizes = [], Strides = [] },
            TensorSource.Plain with { Name = "empty", Sizes = [0, 3], Strides = [3, 1] });

        Assert.Empty(checkpoint.Tensors["scalar"].shape);
        Assert.Equal([0, 3], checkpoint.Tensors["empty"].shape);
    }

    [Fact]
    public void Read_TrainingWrapper_TakesItsStateDictionary()
    {
        var program = PickleWriter.Program(writer => writer
            .Ops("}(").Text("epoch").Integer(7).Text("notes").Op('}').Text("state_dict").StateDictionary([TensorSource.Plain], legacy: false).Op('u'));

        using var checkpoint = _folder.Read(TorchFiles.Zip(program, TensorSource.Plain));

        Assert.Equal(["weight"], checkpoint.Tensors.Keys);
    }

    [Fact]
    public void Read_NameThatIsOnlyAWrappersPrefix_IsKept()
    {
        var plain = TensorSource.Plain with { Name = "module." };
        using var checkpoint = _folder.Read(TorchFiles.Zip(PickleWriter.Program(writer => writer.StateDictionary([plain], legacy: false)), plain));

        Assert.Equal(["module."], checkpoint.Tensors.Keys);
    }

    [Fact]
    public void Read_Parameter_IsItsTensor()
    {
        var program = PickleWriter.Program(writer => writer
            .Op('}').Text("weight").Global("torch._utils", "_rebuild_parameter")
            .Op('(').Tensor(TensorSource.Plain, legacy: false).Raw(0x88).EmptyOrderedDictionary().Ops("tRs"));

        using var checkpoint = _folder.Read(TorchFiles.Zip(program, TensorSource.Plain));

        Assert.False(checkpoint.Tensors["weight"].requires_grad);
    }

    [Fact]
    public void Read_NewerProtocol_IsUnderstood()
    {
        // PROTO 4, FRAME, EMPTY_DICT, MEMOIZE, then the global by STACK_GLOBAL with short strings.
        var program = new PickleWriter()
            .Raw(0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0).Op('}').Raw(0x94).Raw(0x8c, 6).Ops("weight")
            .Raw(0x8c, 12).Ops("torch._utils").Raw(0x8c, 18).Ops("_rebuild_tensor_v2").Raw(0x93)
            .Op('(').Storage("FloatStorage", "0", 6, legacy: false).Integer(0).Integers(6).Integers(1).Raw(0x89).Op('}').Ops("tRs.")
            .ToArray();

        using var checkpoint = _folder.Read(TorchFiles.Zip(program, TensorSource.Plain));

        Assert.Equal([6], checkpoint.Tensors["weight"].shape);
    }

    [Fact]
    public void Read_InsideADisposeScope_OutlivesIt()
    {
        Checkpoint checkpoint;
        using (torch.NewDisposeScope())
        {
            checkpoint = Read("zip", TensorSource.Plain with { Sizes = [3, 2], Strides = [1, 3] });
        }

        using (checkpoint)
        {
            Assert.Equal(6, checkpoint.Tensors["weight"].numel());
        }
    }

    [Fact]
    public void Read_CancelledToken_StopsBeforeReading()
    {
        var path = _folder.PathOf("net.pth");
        File.WriteAllBytes(path, TorchFiles.Zip(TensorSource.Plain));

        Assert.Throws<OperationCanceledException>(() => CheckpointReader.Read(path, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Read_AbsentFile_IsUnreadable()
    {
        var refused = Assert.Throws<CheckpointException>(
            () => CheckpointReader.Read(_folder.PathOf("absent.pth"), null, TestContext.Current.CancellationToken));

        Assert.Equal(CheckpointError.Unreadable, refused.Error);
    }

    public void Dispose() => _folder.Dispose();

    // The storage's bytes count upwards, so element i holds the bytes 4i to 4i+3.
    private static byte[] Floats(params int[] elements) => [.. elements.SelectMany(i => Enumerable.Range(4 * i, 4)).Select(b => (byte)b)];

    private Checkpoint Read(string form, params TensorSource[] tensors) =>
        _folder.Read(form == "zip" ? TorchFiles.Zip(tensors) : TorchFiles.Legacy(tensors));
}
