using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Serving;

/// <summary>The smallest map that a model can translate.</summary>
internal static class WarmUpMap
{
    public static SemanticMap For(ModelFolder folder)
    {
        var size = new PixelSize(TranslationOptions.MinimumSide, TranslationOptions.MinimumSide);
        return folder.Kind == SemanticsKind.Labels
            ? new LabelMap(size, folder.Channels, new byte[size.Pixels])
            : new DenseMap(size, folder.Channels, new float[folder.Channels * size.Pixels]);
    }
}
