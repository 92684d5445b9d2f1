using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Bench.Endurance;

/// <summary>A map of four bands and a noisy picture.</summary>
internal static class CollectInput
{
    private const int Bands = 4;

    public static ModelInput Make(ModelFolder folder, PixelSize size)
    {
        var labels = new byte[size.Pixels];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = (byte)(i * Bands / labels.Length);
        }

        var pixels = new byte[size.Pixels * Picture.Channels];
        new Random(1).NextBytes(pixels);
        var map = new LabelMap(size, folder.Architecture!.LabelChannels, labels);
        return new ModelInput(map, new Picture(size, pixels), map);
    }
}
