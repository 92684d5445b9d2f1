using CoCosNet.Inference.Features;
using CoCosNet.Inference.Generation;
using CoCosNet.Inference.Matching;
using CoCosNet.Inference.Matching.Refined;
using CoCosNet.Inference.Ops;
using CoCosNet.Inference.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Networks;

/// <summary>
/// CoCosNet v2 (arXiv 2012.02047): two feature pyramids, coarse-to-fine correspondence, a generator fed by the warps.
/// The stages are separate calls so that a caller can time, cache and stop between them. Holds no state between calls.
/// </summary>
internal sealed class TranslationNetwork
{
    private readonly PyramidEncoder _mapEncoder;
    private readonly PyramidEncoder _exemplarEncoder;
    private readonly MatchingProjection _theta;
    private readonly MatchingProjection _phi;
    private readonly LabelHead? _labels;
    private readonly Action<Tensor>? _observeLabels;
    private readonly CoarseToFine _matcher;
    private readonly SpadeGenerator _generator;
    private readonly ScalarType _type;

    /// <param name="correspondence">State dict of pyramids and matching (<c>latest_net_Corr.pth</c>).</param>
    /// <param name="generator">State dict of the generator (<c>latest_net_G.pth</c>).</param>
    /// <param name="architecture">Shapes and arithmetic.</param>
    /// <param name="observeRefinement">Told every move of mode <c>refined</c>'s GRU; null but in training.</param>
    /// <param name="observeLabels">Told each level's logits, coarse to fine, whenever an exemplar's classes are named; null but in training.</param>
    public TranslationNetwork(
        ParameterScope correspondence, ParameterScope generator, Architecture architecture,
        Action<RefinementStep>? observeRefinement = null, Action<Tensor>? observeLabels = null)
    {
        Architecture = architecture;
        _observeLabels = observeLabels;
        _type = correspondence.Source.ComputeType;
        int labels = architecture.LabelChannels, features = architecture.FeatureChannels;
        _mapEncoder = new PyramidEncoder(correspondence.At("adaptive_model_seg"), labels, features, architecture.EncoderSpadeChannels);
        _exemplarEncoder = new PyramidEncoder(correspondence.At("adaptive_model_img"), 3 + labels, features, architecture.EncoderSpadeChannels);
        _theta = new MatchingProjection(correspondence, "theta", features);
        _phi = new MatchingProjection(correspondence, "phi", features);
        _labels = architecture.Anchors ? new LabelHead(correspondence.At("labels"), features, labels) : null;

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

    /// <summary>Matching features of the semantic map.</summary>
    /// <param name="map">B×L×H×W; sides from 128 to 1024, multiples of 32.</param>
    /// <returns>theta: four levels B×C×h×w, coarse to fine; C is f, or more where the architecture has anchors.</returns>
    public Tensor[] EncodeMap(Tensor map)
    {
        using var scope = NewDisposeScope();
        var theta = _theta.forward(_mapEncoder.forward(Channels.Join(_type, map)));
        return Outlive(_labels is null ? theta : [.. theta.Select(level => FeatureAnchors.Join(level, AtSizeOf(level, map), Finest(level, map)))]);
    }

    /// <summary>Matching features of the exemplar.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1.</param>
    /// <param name="exemplarMap">B×L×H×W.</param>
    /// <returns>phi: four levels as of <see cref="EncodeMap"/>, coarse to fine.</returns>
    public Tensor[] EncodeExemplar(Tensor exemplar, Tensor exemplarMap)
    {
        using var scope = NewDisposeScope();
        var features = _exemplarEncoder.forward(Channels.Join(_type, exemplar, exemplarMap));
        var phi = _phi.forward(features);
        if (_labels is null)
        {
            return Outlive(phi);
        }

        var logits = _observeLabels is null && LabelHead.IsComplete(exemplarMap) ? null : _labels.forward(features);
        return Outlive(Anchor(phi, logits, exemplarMap));
    }

    /// <summary>Correspondence and warps of the four levels, coarse to fine.</summary>
    public LevelMatch[] Match(
        Tensor[] theta, Tensor[] phi, Tensor exemplar, Action<int, Tensor>? matched = null, CancellationToken cancellation = default) =>
        _matcher.Match(theta, phi, exemplar, matched, cancellation);

    /// <summary>What the warps of <see cref="Match"/> were made of.</summary>
    public WeightedMatches[] Weigh(IReadOnlyList<LevelMatch> matches, Tensor[] theta, Tensor[] phi) =>
        MatchWeights.Weigh(matches, theta, phi, Architecture.Temperature);

    /// <summary>The picture.</summary>
    /// <param name="matches">The four levels.</param>
    /// <param name="map">B×L×H×W.</param>
    /// <returns>B×3×H×W, −1..1.</returns>
    public Tensor Generate(IReadOnlyList<LevelMatch> matches, Tensor map)
    {
        using var scope = NewDisposeScope();
        return _generator.forward(Condition(matches, map)).MoveToOuterDisposeScope();
    }

    /// <param name="phi">Learned features, four levels.</param>
    /// <param name="logits">What the head says of each level; null where the map says it all.</param>
    /// <param name="exemplarMap">B×L×H×W.</param>
    private Tensor[] Anchor(Tensor[] phi, Tensor[]? logits, Tensor exemplarMap)
    {
        var anchored = new Tensor[phi.Length];
        for (var level = 0; level < phi.Length; level++)
        {
            var shares = AtSizeOf(phi[level], exemplarMap);
            if (logits is not null)
            {
                _observeLabels?.Invoke(logits[level]);
                shares = LabelHead.Complete(shares, logits[level]);
            }

            anchored[level] = FeatureAnchors.Join(phi[level], shares, Finest(phi[level], exemplarMap));
        }

        return anchored;
    }

    private static Tensor AtSizeOf(Tensor level, Tensor map) => Resize.Pool(map, (int)(map.shape[2] / level.shape[2]));

    private static bool Finest(Tensor level, Tensor map) => level.shape[2] == map.shape[2];

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

    /// <summary>Shares its state dict with mode <c>released</c>, so a checkpoint can be switched by its manifest alone.</summary>
    private static DenseOnlyMatching Dense(ParameterScope correspondence, Architecture architecture)
    {
        _ = Released(correspondence, architecture);
        return new DenseOnlyMatching();
    }

    private static Tensor[] Outlive(Tensor[] tensors) => Array.ConvertAll(tensors, tensor => tensor.MoveToOuterDisposeScope());
}
