using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Learning.Losses;
using CoCosNet.Training.Learning.Losses.Vgg;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>The losses of a generated picture, except those of the discriminator.</summary>
/// <param name="weights">Weights of the losses.</param>
/// <param name="vgg">VGG-19; null omits its losses.</param>
internal sealed class PictureJudge(LossWeights weights, VggFeatures? vgg)
{
    /// <param name="total">Sum to which the losses are added.</param>
    /// <param name="image">B×3×H×W, −1..1.</param>
    /// <param name="batch">Truth and exemplar.</param>
    public void Add(LossTotal total, Tensor image, BatchTensors batch)
    {
        total.Add("colors", weights.Colors, PictureLosses.Colors(image, batch.Truth));
        total.Add("structure", weights.Structure, PictureLosses.Structure(image, batch.Truth));
        total.Add("texture", weights.Texture, PictureLosses.Texture(image, batch.Truth));
        if (vgg is not null)
        {
            var seen = vgg.forward(image);
            var (truth, exemplar) = (vgg.Look(batch.Truth), vgg.Look(batch.Exemplar));
            total.Add("vggFeatures", weights.VggFeatures, VggLosses.Features(seen, truth));
            total.Add("perceptual", weights.Perceptual, VggLosses.Perceptual(seen, truth));
            total.Add("contextual", weights.Contextual, VggLosses.Contextual(seen, exemplar));
        }
    }
}
