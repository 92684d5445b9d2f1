using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Features;
using CoCosNet.Model.Weights;
using CoCosNet.Training.Learning.Trunk;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Features;

/// <summary>Computes the ResNet-18 features of pictures, in float32 on the CPU.</summary>
internal sealed class FeatureNetwork : IDisposable
{
    private const int Stages = 4;

    private readonly CheckpointParameters _parameters;
    private readonly ResNet18 _network;

    public FeatureNetwork()
    {
        using var scope = NewDisposeScope();
        using var weights = new Checkpoint(TrunkWeights.Read(TrunkWeights.DefaultFile, Stages), new Dictionary<string, string>());
        _parameters = new CheckpointParameters(weights, CPU, ScalarType.Float32);
        _network = new ResNet18(new ParameterScope(_parameters), Stages);
    }

    /// <param name="picture">Sides are multiples of 32.</param>
    public PictureFeatures Of(Picture picture)
    {
        using var scope = NewDisposeScope();
        return new PictureFeatures(_network.forward(ScalarType.Float32, PictureTensors.ToTensor(picture, CPU)));
    }

    public void Dispose() => _parameters.Dispose();
}
