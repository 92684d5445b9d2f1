using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>What a model translates; all three have the same size, sides from 128 to 1024 that divide by 32.</summary>
/// <param name="Map">The layout.</param>
/// <param name="Exemplar">The look.</param>
/// <param name="ExemplarMap">The exemplar's own map; null only where the model says it is optional.</param>
internal sealed record ModelInput(SemanticMap Map, Picture Exemplar, SemanticMap? ExemplarMap)
{
    /// <summary>Whether the output carries the matches with their weights too. Weighing takes another pass over the features.</summary>
    public bool Matches { get; init; }

    /// <summary>What <see cref="ITranslationModel.EncodeExemplar"/> gave for this exemplar; null has the model do it.</summary>
    public IReadOnlyList<Tensor>? ExemplarFeatures { get; init; }
}
