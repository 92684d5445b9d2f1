using CoCosNet.Model.Ops.Fused;
using TorchSharp;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>The features of one level in memory. The caller keeps the tensors alive.</summary>
internal readonly unsafe struct Level(LevelFeatures features)
{
    public readonly float* Theta = Memory.Of<float>(features.Theta);
    public readonly float* Phi = Memory.Of<float>(features.Phi);
    public readonly int Batch = (int)features.Batch;
    public readonly int Height = (int)features.Grid.Height;
    public readonly int Width = (int)features.Grid.Width;
    public readonly int Channels = (int)features.Channels;
    public readonly float Temperature = features.Temperature.ToSingle();

    public int Pixels => Height * Width;
}
