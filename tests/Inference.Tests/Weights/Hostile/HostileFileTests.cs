using CoCosNet.Inference.Tests.Weights.Making;
using CoCosNet.Model.Weights;

namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>Whatever a file holds, the answer is tensors or <see cref="CheckpointException"/>, and never anything else.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const int MutationsOfEach = 1500;

    private static readonly Dictionary<string, HostileFile> Files =
        new[] { HostilePickles.All, HostileTensors.All, HostileContainers.All, HostileSafetensors.All }
            .SelectMany(files => files)
            .ToDictionary(file => file.Name);

    // Small, so that a mutation that asks for much is refused rather than granted.
    private static readonly CheckpointLimits Small = new() { MaxTensorBytes = 1 << 20 };

    private readonly WeightFolder _folder = new();

    public static TheoryData<string> Names { get; } = [.. Files.Keys];

    public static TheoryData<string> SoundForms { get; } = ["zip", "legacy", "safetensors"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_HostileFile_IsRefusedAsWhatItIs(string name)
    {
        var refused = Assert.Throws<CheckpointException>(() => _folder.Read(Files[name].Make()).Dispose());

        Assert.Equal(Files[name].Error, refused.Error);
    }

    [Theory]
    [MemberData(nameof(SoundForms))]
    public void Read_EveryPrefixOfASoundFile_IsRefused(string form)
    {
        var sound = Sound(form);
        for (var length = 0; length < sound.Length; length++)
        {
            Assert.Throws<CheckpointException>(() => _folder.Read(sound[..length]).Dispose());
        }

        using var whole = _folder.Read(sound);
        Assert.Equal(2, whole.Tensors.Count);
    }

    [Theory]
    [MemberData(nameof(SoundForms))]
    public void Read_MutatedFile_GivesTensorsOrATypedRefusal(string form)
    {
        var sound = Sound(form);
        var random = new Random(20260101);
        for (var i = 0; i < MutationsOfEach; i++)
        {
            var mutated = Mutation.Of(sound, random);
            var thrown = Record.Exception(() => _folder.Read(mutated, Small).Dispose());

            Assert.True(thrown is null or CheckpointException, $"Mutation {i}: {thrown}");
        }
    }

    [Fact]
    public void Read_MoreTensorsThanAllowed_IsRefused()
    {
        var refused = Assert.Throws<CheckpointException>(() => _folder.Read(Sound("zip"), new CheckpointLimits { MaxTensors = 1 }).Dispose());

        Assert.Equal(CheckpointError.TooLarge, refused.Error);
    }

    [Fact]
    public void Read_PickleLongerThanAllowed_IsRefused()
    {
        foreach (var form in new[] { "zip", "legacy" })
        {
            var refused = Assert.Throws<CheckpointException>(() => _folder.Read(Sound(form), new CheckpointLimits { MaxPickleBytes = 60 }).Dispose());

            Assert.Equal(CheckpointError.TooLarge, refused.Error);
        }
    }

    [Fact]
    public void Read_RefusalMessage_NamesTheGlobalOnOneLine()
    {
        var file = TorchFiles.Zip(PickleWriter.Program(p => p.Text("os\n").Text("system").Raw(0x93)), TensorSource.Plain);

        var refused = Assert.Throws<CheckpointException>(() => _folder.Read(file).Dispose());

        Assert.Contains("'os?.system'", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Sound(string form)
    {
        TensorSource[] tensors = [TensorSource.Plain, TensorSource.Plain with { Name = "view", Key = "1", Sizes = [3, 2], Strides = [1, 3] }];
        return form switch
        {
            "zip" => TorchFiles.Zip(tensors),
            "legacy" => TorchFiles.Legacy(tensors),
            _ => SafetensorsFiles.Write(
                """
                {"__metadata__":{"a":"b"},
                 "w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
                 "v":{"dtype":"I16","shape":[4],"data_offsets":[24,32]}}
                """,
                32),
        };
    }
}
