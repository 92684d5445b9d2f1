using CoCosNet.Model.Architectures;
using CoCosNet.Model.Matching.Released;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>The released network with weights and inputs from the golden formula, and the features that it makes of them.</summary>
internal sealed class GoldenNetwork : IDisposable
{
    private readonly FormulaParameters _correspondence;
    private readonly FormulaParameters _generator;

    public GoldenNetwork(int seed, Architecture architecture)
    {
        _correspondence = new FormulaParameters(seed, "Corr");
        _generator = new FormulaParameters(seed, "G");
        Network = new TranslationNetwork(_correspondence.Root, _generator.Root, architecture);
        Matching = new ReleasedMatching(
            _correspondence.Root.At("patch_match"), architecture.FeatureChannels, architecture.PropagationOrder, architecture.Temperature);
        Inputs = GoldenInputs.Of(seed, architecture.LabelChannels);
        Theta = Network.EncodeMap(Inputs.Map);
        Phi = Network.EncodeExemplar(Inputs.Exemplar, Inputs.ExemplarMap).Features;
    }

    /// <summary>Of the goldens <c>small</c>.</summary>
    public static Architecture Small { get; } =
        new() { LabelChannels = 20, FeatureChannels = 8, GeneratorChannels = 8, Size = 512, Iterations = 5, PropagationOrder = "hvvhh" };

    /// <summary>Of the goldens <c>full</c>.</summary>
    public static Architecture Full { get; } = Small with { FeatureChannels = 32, GeneratorChannels = 64, PropagationOrder = "hvhvh" };

    public TranslationNetwork Network { get; }

    /// <summary>The same matching as the network's.</summary>
    public ReleasedMatching Matching { get; }

    public GoldenInputs Inputs { get; }

    public Tensor[] Theta { get; }

    public Tensor[] Phi { get; }

    public void Dispose()
    {
        _correspondence.Dispose();
        _generator.Dispose();
    }
}
