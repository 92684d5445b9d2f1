using CoCosNet.Model.Features;
using CoCosNet.Model.Weights;
using CoCosNet.Training.Learning.Trunk;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning.Trunk;

public sealed class TrunkWeightsTests
{
    private const int Side = 224;
    private const int Stages = 4;

    /// <summary>Mean of the colours that the package's preprocessing subtracts: blue, green, red.</summary>
    private static readonly float[] Mean = [103.0626f, 115.9029f, 123.1516f];

    [Fact]
    public void Read_AllStages_GiveTheFeaturesOfThePackagesModel()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var generator = new Generator(1);
        var picture = nn.functional.interpolate(
            rand([1, 3, Side / 8, Side / 8], generator: generator), size: [Side, Side], mode: InterpolationMode.Bilinear).mul(2).sub(1);
        using var parameters = new CheckpointParameters(
            new Checkpoint(TrunkWeights.Read(TrunkWeights.DefaultFile, Stages), new Dictionary<string, string>()), CPU, ScalarType.Float32);

        var features = new ResNet18(new ParameterScope(parameters), Stages).forward(ScalarType.Float32, picture);

        parameters.Verify();
        Assert.Equal([[1, 64, 56, 56], [1, 128, 28, 28], [1, 256, 14, 14], [1, 512, 7, 7]], features.Select(feature => feature.shape));
        var (ours, theirs) = (features[^1].mean([2, 3]).data<float>().ToArray(), Reference(picture));
        var scale = theirs.Max();
        Assert.All(ours.Zip(theirs), pair => Assert.Equal(pair.Second, pair.First, 1e-3f * scale));
        Assert.InRange(scale, 0.5f, 20f);
    }

    private static float[] Reference(Tensor picture)
    {
        var values = picture.add(1).mul(127.5f).flip(1).sub(tensor(Mean).reshape(1, 3, 1, 1)).contiguous().data<float>().ToArray();
        using var session = new InferenceSession(TrunkWeights.DefaultFile);
        using var input = OrtValue.CreateTensorValueFromMemory(values, [1, 3, Side, Side]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, session.InputNames, [input], session.OutputNames);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
