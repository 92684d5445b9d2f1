using CoCosNet.Model.Architectures;
using CoCosNet.Model.Features;
using CoCosNet.Model.Generation;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Matching.Released;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Networks;

/// <summary>
/// CoCosNet v2 (arXiv 2012.02047): two feature pyramids, coarse-to-fine correspondence, and a generator conditioned on the warps. The
/// stages are separate methods, so that a caller can time, cache and cancel between them. It holds no state between calls.
/// </summary>
internal sealed class TranslationNetwork
{
    private readonly PyramidEncoder _mapEncoder;
    private readonly PyramidEncoder _exemplarEncoder;
    private readonly MatchingProjection _theta;
    private readonly MatchingProjection _phi;
    private readonly CoarseToFine _matcher;
    private readonly SpadeGenerator _generator;
    private readonly ScalarType _type;

    /// <param name="correspondence">State dict of pyramids and matching (<c>latest_net_Corr.pth</c>).</param>
    /// <param name="generator">State dict of the generator (<c>latest_net_G.pth</c>).</param>
    /// <param name="architecture">Shapes and arithmetic.</param>
    /// <param name="observeRefinement">Receives every iteration of mode <c>refined</c>; null except in training and evaluation.</param>
    /// <param name="matchedLevels">Number of levels to match, from the coarsest. Fewer than four require anchors, and that none of the others has
    /// learned features; the generator needs all four.</param>
    public TranslationNetwork(
        ParameterScope correspondence, ParameterScope generator, Architecture architecture,
        Action<RefinementStep>? observeRefinement = null, int matchedLevels = PyramidEncoder.Levels)
    {
        Architecture = architecture;
        _type = correspondence.Source.ComputeType;
        int labels = architecture.LabelChannels, features = architecture.FeatureChannels;
        _mapEncoder = new PyramidEncoder(correspondence.At("adaptive_model_seg"), labels, features, architecture.EncoderSpadeChannels, architecture.PyramidLevels);
        _exemplarEncoder = new PyramidEncoder(correspondence.At("adaptive_model_img"), 3 + labels, features, architecture.EncoderSpadeChannels, architecture.PyramidLevels);
        _theta = new MatchingProjection(correspondence, "theta", features, architecture.PyramidLevels);
        _phi = new MatchingProjection(correspondence, "phi", features, architecture.PyramidLevels);
        Anchoring = architecture.Anchors ? new LabelAnchoring(correspondence.At("classes"), labels, architecture.StandIns, matchedLevels) : new NoAnchoring();

        IFineMatching fine = architecture.Matching switch
        {
            MatchingMode.Released => Released(correspondence, architecture),
            MatchingMode.Dense => Dense(correspondence, architecture),
            MatchingMode.Refined => new RefinedMatching(correspondence.At("refinement"), architecture, observeRefinement),
            _ => throw new ArgumentOutOfRangeException(nameof(architecture), architecture.Matching, "No such matching mode."),
        };
        _matcher = new CoarseToFine(fine, architecture.Temperature);
        _generator = new SpadeGenerator(generator, architecture.ConditionChannels, architecture.GeneratorChannels, architecture.GeneratorSpadeChannels);
    }

    public Architecture Architecture { get; }

    /// <summary>Computes the features that are not learned.</summary>
    public IAnchoring Anchoring { get; }

    /// <summary>Computes the learned matching features of the semantic map, which are the same for every exemplar.</summary>
    /// <param name="map">B×L×H×W; sides from 128 to 1024, multiples of 32.</param>
    /// <returns>The learned levels, B×f×h×w, coarse to fine.</returns>
    public Tensor[] EncodeMap(Tensor map)
    {
        using var scope = NewDisposeScope();
        return Array.ConvertAll(_theta.forward(_mapEncoder.forward(PyramidInput(map))), level => level.MoveToOuterDisposeScope());
    }

    /// <summary>Completes the matching features of the semantic map for an exemplar. Without anchors they are the learned ones.</summary>
    /// <param name="learned">The result of <see cref="EncodeMap"/>, which is not modified.</param>
    /// <param name="map">B×L×H×W.</param>
    /// <param name="exemplar">The exemplar; classes that it lacks are matched as their stand-ins. Null matches every class as
    /// itself.</param>
    /// <returns>theta: the matched levels B×C×h×w, coarse to fine; C is f unless the architecture has anchors.</returns>
    public Tensor[] Theta(Tensor[] learned, Tensor map, EncodedExemplar? exemplar = null)
    {
        using var scope = NewDisposeScope();
        var theta = Anchoring.Join(learned, Anchoring.Substitute(map, exemplar?.Shares));
        return ReferenceEquals(theta, learned) ? learned : Array.ConvertAll(theta, level => level.MoveToOuterDisposeScope());
    }

    /// <summary>Computes the matching features of the exemplar.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1.</param>
    /// <param name="exemplarMap">B×L×H×W.</param>
    /// <returns>phi, with levels as in <see cref="Theta"/>, and the class shares that <see cref="Theta"/> needs.</returns>
    public EncodedExemplar EncodeExemplar(Tensor exemplar, Tensor exemplarMap)
    {
        using var scope = NewDisposeScope();
        var (map, doubts) = Anchoring.Complete(exemplar, exemplarMap);
        var phi = _phi.forward(_exemplarEncoder.forward(PyramidInput(exemplar, map)));
        return new EncodedExemplar(Anchoring.Join(phi, map), Anchoring.SharesOf(map))
        {
            Classes = Architecture.Anchors ? ClassesOf(map) : null,
            Doubts = doubts,
        }.MoveToOuterDisposeScope();
    }

    /// <summary>Computes the correspondence and warps of the matched levels, coarse to fine.</summary>
    /// <remarks>The exemplar may have another size than the map, but in mode <c>released</c>. <paramref name="shown"/> is for each level, and for each
    /// pixel of the exemplar, the index of the nearest pixel that may be matched (h·w int64); null if all pixels may be matched.</remarks>
    public LevelMatch[] Match(
        Tensor[] theta, Tensor[] phi, Tensor exemplar, Action<int, Tensor>? matched = null, Tensor[]? shown = null,
        CancellationToken cancellation = default) =>
        _matcher.Match(theta, phi, exemplar, matched, shown, cancellation);

    /// <summary>Recomputes the candidates and weights of the warps of <see cref="Match"/>.</summary>
    public WeightedMatches[] Weigh(IReadOnlyList<LevelMatch> matches, Tensor[] theta, Tensor[] phi, Tensor[]? shown = null) =>
        MatchWeights.Weigh(matches, theta, phi, Architecture.Temperature, shown);

    /// <summary>The class that each pixel of a map is matched as: a stand-in if the exemplar lacks its class.</summary>
    /// <param name="map">B×L×H×W.</param>
    /// <param name="exemplar">The exemplar.</param>
    /// <returns>B×H×W uint8.</returns>
    public Tensor ClassesOf(Tensor map, EncodedExemplar exemplar) => ClassesOf(Anchoring.Substitute(map, exemplar.Shares));

    /// <summary>Generates the picture.</summary>
    /// <param name="matches">The four levels.</param>
    /// <param name="map">B×L×H×W.</param>
    /// <returns>B×3×H×W, −1..1.</returns>
    public Tensor Generate(IReadOnlyList<LevelMatch> matches, Tensor map)
    {
        using var scope = NewDisposeScope();
        return _generator.forward(Condition(matches, map)).MoveToOuterDisposeScope();
    }

    private static Tensor ClassesOf(Tensor map)
    {
        using var scope = NewDisposeScope();
        return map.argmax(1).to(ScalarType.Byte).MoveToOuterDisposeScope();
    }

    private Tensor PyramidInput(params Tensor[] parts) =>
        Channels.Join(_type, Architecture.HalfSizePyramids ? Array.ConvertAll(parts, part => Resize.Pool(part, 2)) : parts);

    private Tensor Condition(IReadOnlyList<LevelMatch> matches, Tensor map)
    {
        var evidence = matches.Select(match => match.Warp);
        if (Architecture.Confidence)
        {
            evidence = evidence.Concat(matches.Select(match => match.Confidence!));
        }

        return Channels.Join(_type, [.. evidence.Select(tensor => Resize.Nearest(tensor, map.shape[2], map.shape[3])), map]);
    }

    private static ReleasedMatching Released(ParameterScope correspondence, Architecture architecture) => new(
        correspondence.At("patch_match"), architecture.FeatureChannels, architecture.PropagationOrder[..architecture.Iterations], architecture.Temperature);

    /// <summary>Shares the state dict of mode <c>released</c>, so the manifest alone can switch a checkpoint to this mode.</summary>
    private static DenseOnlyMatching Dense(ParameterScope correspondence, Architecture architecture)
    {
        _ = Released(correspondence, architecture);
        return new DenseOnlyMatching();
    }
}
