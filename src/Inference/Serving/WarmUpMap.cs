using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Serving;

/// <summary>Creates empty maps for warming up models.</summary>
internal static class WarmUpMap
{
    /// <param name="folder">The folder of the model.</param>
    /// <param name="side">Side of the square map in pixels; by default the smallest that a model can translate.</param>
    public static SemanticMap For(ModelFolder folder, int side = TranslationOptions.MinimumSide)
    {
        var size = new PixelSize(side, side);
        return folder.Kind == SemanticsKind.Labels || folder.Architecture is null
            ? new LabelMap(size, folder.Channels, new byte[size.Pixels])
            : new DenseMap(size, folder.Channels, new float[folder.Channels * size.Pixels]);
    }
}
