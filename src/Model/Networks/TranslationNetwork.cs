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
/// CoCosNet v2 (arXiv 2012.02047): two feature pyramids, coarse-to-fine correspondence, a generator fed by the warps.
/// The stages are separate calls so that a caller can time, cache and stop between them. Holds no state between calls.
/// </summary>
internal sealed class TranslationNetwork
{
    private readonly PyramidEncoder _mapEncoder;
    private readonly PyramidEncoder _exemplarEncoder;
    private readonly MatchingProjection _theta;
    private readonly MatchingProjection _phi;
    private readonly ClassReader? _reader;
    private readonly StandIns _standIns;
    private readonly CoarseToFine _matcher;
    private readonly SpadeGenerator _generator;
    private readonly ScalarType _type;

    /// <param name="correspondence">State dict of pyramids and matching (<c>latest_net_Corr.pth</c>).</param>
    /// <param name="generator">State dict of the generator (<c>latest_net_G.pth</c>).</param>
    /// <param name="architecture">Shapes and arithmetic.</param>
    /// <param name="observeRefinement">Told every move of mode <c>refined</c>'s GRU; null but in training.</param>
    public TranslationNetwork(
        ParameterScope correspondence, ParameterScope generator, Architecture architecture,
        Action<RefinementStep>? observeRefinement = null)
    {
        Architecture = architecture;
        _type = correspondence.Source.ComputeType;
        int labels = architecture.LabelChannels, features = architecture.FeatureChannels;
        _mapEncoder = new PyramidEncoder(correspondence.At("adaptive_model_seg"), labels, features, architecture.EncoderSpadeChannels, architecture.PyramidLevels);
        _exemplarEncoder = new PyramidEncoder(correspondence.At("adaptive_model_img"), 3 + labels, features, architecture.EncoderSpadeChannels, architecture.PyramidLevels);
        _theta = new MatchingProjection(correspondence, "theta", features, architecture.PyramidLevels);
        _phi = new MatchingProjection(correspondence, "phi", features, architecture.PyramidLevels);
        _reader = architecture.Anchors ? new ClassReader(correspondence.At("classes"), labels) : null;
        _standIns = new StandIns(architecture.StandIns);

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
    /// <param name="phi">Of the exemplar, so that classes which it lacks are matched as their stand-ins; null matches every class as itself.</param>
    /// <returns>theta: four levels B×C×h×w, coarse to fine; C is f, but where the architecture has anchors.</returns>
    public Tensor[] EncodeMap(Tensor map, Tensor[]? phi = null)
    {
        using var scope = NewDisposeScope();
        var theta = _theta.forward(_mapEncoder.forward(PyramidInput(map)));
        return Outlive(Anchored(theta, _reader is null || phi is null ? map : _standIns.Apply(map, ClassesOf(phi))));
    }

    /// <summary>Matching features of the exemplar.</summary>
    /// <param name="exemplar">B×3×H×W, −1..1.</param>
    /// <param name="exemplarMap">B×L×H×W.</param>
    /// <returns>phi: four levels as of <see cref="EncodeMap"/>, coarse to fine.</returns>
    public Tensor[] EncodeExemplar(Tensor exemplar, Tensor exemplarMap)
    {
        using var scope = NewDisposeScope();
        var map = Complete(exemplar, exemplarMap);
        var phi = _phi.forward(_exemplarEncoder.forward(PyramidInput(exemplar, map)));
        return Outlive(Anchored(phi, map));
    }

    /// <summary>What classes a picture shows, as it is read where a map has no label; of an architecture with anchors.</summary>
    /// <param name="picture">B×3×H×W, −1..1.</param>
    /// <returns>B×L×h×w logits, 128 on the longer side.</returns>
    public Tensor ReadClasses(Tensor picture) => _reader!.forward(_type, picture);

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

    /// <summary>The exemplar's map; where it has no label, and anchors want one, what the picture shows.</summary>
    private Tensor Complete(Tensor exemplar, Tensor map)
    {
        if (_reader is null || ClassReader.IsComplete(map))
        {
            return map;
        }

        // What it reads is judged by itself (see ReadClasses): that matching went well would be a roundabout way to say what is where.
        using var gradients = no_grad();
        return ClassReader.Complete(map, _reader.Read(_type, exemplar));
    }

    private Tensor PyramidInput(params Tensor[] parts) =>
        Channels.Join(_type, Architecture.HalfSizePyramids ? Array.ConvertAll(parts, part => Resize.Pool(part, 2)) : parts);

    private Tensor ClassesOf(Tensor[] phi) => FeatureAnchors.SharesOf(phi[0], Architecture.FeatureChannels, Architecture.LabelChannels);

    private Tensor[] Anchored(Tensor[] learned, Tensor map)
    {
        if (_reader is null)
        {
            return learned;
        }

        const int Finest = PyramidEncoder.Levels - 1;
        var anchored = new Tensor[PyramidEncoder.Levels];
        for (var level = Finest; level >= 0; level--)
        {
            map = level == Finest ? map : Resize.Pool(map, 2);
            anchored[level] = FeatureAnchors.Join(learned.ElementAtOrDefault(level), map, finest: level == Finest);
        }

        return anchored;
    }

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
