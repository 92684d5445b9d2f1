using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Features;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Models;

/// <summary>Runs the trained network as a model.</summary>
internal sealed class NeuralModel : ITranslationModel
{
    private static readonly TorchSharp.Scalar Full = Scalars.Of(byte.MaxValue);

    /// <summary>Longest side that a synthesis lets the network match. The levels that it starts from decide the layout, which needs no more.</summary>
    private const int LargestSideBeforeSynthesis = 512;

    private readonly CheckpointParameters _correspondence;
    private readonly CheckpointParameters _generator;
    private readonly TranslationNetwork _network;
    private readonly SynthesisSettings? _synthesis;
    private readonly int _matchedLevels;
    private readonly Device _device;

    /// <param name="architecture">Shapes and arithmetic of the network; a synthesis requires anchors.</param>
    /// <param name="correspondenceFile">Weights of the pyramids and the matching.</param>
    /// <param name="generatorFile">Weights of the generator.</param>
    /// <param name="device">The device of the network; the synthesis runs on the CPU.</param>
    /// <param name="computeType">The type that convolutions compute in.</param>
    /// <param name="observe">Receives every iteration of mode <c>refined</c>; may be null.</param>
    /// <param name="synthesis">Makes the picture of the exemplar's own patches; if null, the generator makes it.</param>
    /// <exception cref="CheckpointException">A file is malicious, damaged, or does not fit the architecture.</exception>
    public NeuralModel(
        Architecture architecture, string correspondenceFile, string generatorFile, Device device, ScalarType computeType,
        Action<RefinementStep>? observe = null, SynthesisSettings? synthesis = null)
    {
        _synthesis = synthesis;

        // A synthesis matches finer levels itself, by the exemplar's pixels.
        _matchedLevels = synthesis is null ? PyramidEncoder.Levels : Math.Min(architecture.LearnedLevels, PyramidEncoder.Levels - 1);
        _device = device;
        using var correspondence = CheckpointReader.Read(correspondenceFile);
        using var generator = CheckpointReader.Read(generatorFile);
        _correspondence = new CheckpointParameters(correspondence, device, computeType);
        _generator = new CheckpointParameters(generator, device, computeType);
        try
        {
            _network = new TranslationNetwork(
                new ParameterScope(_correspondence), new ParameterScope(_generator), architecture, observe, _matchedLevels);
            _correspondence.Verify();
            _generator.Verify();
            Notes = [.. NotesOf(correspondenceFile, _correspondence), .. NotesOf(generatorFile, _generator)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Notes { get; }

    /// <summary>The released arithmetic computes offsets between pictures of equal size.</summary>
    public bool StretchesExemplar => _network.Architecture.Matching == MatchingMode.Released;

    public Tensor[] EncodeMap(SemanticMap map)
    {
        using var scope = NewDisposeScope();
        return Array.ConvertAll(_network.EncodeMap(map.ToTensor().to(_device)), level => level.MoveToOuterDisposeScope());
    }

    public int LargestSide => _synthesis is null ? ComputingGrid.MaximumSide : LargestSideBeforeSynthesis;

    public EncodedExemplar EncodeExemplar(Exemplar exemplar)
    {
        using var scope = NewDisposeScope();
        var picture = PictureTensors.ToTensor(exemplar.Picture, _device);

        // Training drops the exemplar's map at random, so zeros stand for a missing map.
        var map = exemplar.Map?.ToTensor().to(_device)
            ?? zeros([1, _network.Architecture.LabelChannels, exemplar.Picture.Height, exemplar.Picture.Width], ScalarType.Float32, _device);
        var encoded = _network.EncodeExemplar(picture, map);
        return (StretchesExemplar || exemplar.Mask is not { } mask ? encoded : encoded with { Shown = Shown(mask) }).MoveToOuterDisposeScope();
    }

    public Tensor? ReadClasses(Picture picture)
    {
        using var scope = NewDisposeScope();
        return _network.Anchoring.Read(PictureTensors.ToTensor(picture, _device))?.MoveToOuterDisposeScope();
    }

    public ModelOutput Translate(ModelInput input, StageClock clock)
    {
        using var scope = NewDisposeScope();
        clock.Enter(TranslationStage.Features);
        var encoded = input.EncodedExemplar ?? EncodeExemplar(new Exemplar(input.Exemplar, input.ExemplarMap, input.ExemplarMask));
        var phi = encoded.Features;
        clock.Enter(TranslationStage.Features);
        var map = input.Map.ToTensor().to(_device);
        var theta = _network.Theta(input.EncodedMap ?? _network.EncodeMap(map), map, encoded);
        var exemplar = PictureTensors.ToTensor(input.Exemplar, _device);

        clock.Enter(TranslationStage.Match);
        var matches = _network.Match(theta, phi, exemplar, clock.Matched, encoded.Shown, clock.Cancellation);
        var weighted = input.Matches ? _network.Weigh(matches, theta, phi, encoded.Shown) : [];

        clock.Enter(TranslationStage.Generate);
        var output = _synthesis is null
            ? new ModelOutput(_network.Generate(matches, map), [.. matches.Select(match => match.Warp)]) { Matches = weighted }
            : Synthesise(_synthesis, input, _network.ClassesOf(map, encoded), encoded, matches, weighted, clock);
        return (output with { Confidence = input.Matches ? matches[^1].Confidence : null }).MoveToOuterDisposeScope();
    }

    private static IEnumerable<string> NotesOf(string file, CheckpointParameters parameters) =>
        parameters.Notes.Select(note => $"{Path.GetFileName(file)}: {note}");

    /// <summary>Paints the pictures at their own size. The levels that the network leaves out are those of the first picture.</summary>
    private ModelOutput Synthesise(
        SynthesisSettings settings, ModelInput input, Tensor classes, EncodedExemplar exemplar, LevelMatch[] matches, WeightedMatches[] weighted, StageClock clock)
    {
        var synthesis = SynthesisInputs.Of(
            input, Bytes(classes), Bytes(exemplar.Classes!), Doubts(exemplar.Doubts), matches[^1].Best.cpu().data<long>().ToArray(),
            matchScale: 1 << (PyramidEncoder.Levels - _matchedLevels));
        var painted = new PaintedLevels(input.Matches, clock, _matchedLevels);
        var variations = new TextureSynthesis(settings).PaintSeveral(synthesis, input.Variations, painted.Add, clock.Cancellation);
        return new ModelOutput(PictureTensors.ToTensor(variations[0].Picture, _device), [.. matches.Select(match => match.Warp), .. painted.Warps])
        {
            Matches = [.. weighted, .. painted.Matches],
            Variations = variations,
        };
    }

    private static byte[] Bytes(Tensor classes) => classes.cpu().contiguous().data<byte>().ToArray();

    private static byte[]? Doubts(Tensor? doubts)
    {
        using var scope = NewDisposeScope();
        return doubts?.mul(Full).round().to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
    }

    /// <summary>Returns the masks that <see cref="Model.Matching.PixelGrid.Shown"/> takes, from coarse to fine.</summary>
    private Tensor[] Shown(PixelMask mask) => [.. Enumerable.Range(0, PyramidEncoder.Levels).Select(level =>
    {
        var nearest = mask.Pool(1 << (PyramidEncoder.Levels - 1 - level)).NearestShown();
        return tensor(Array.ConvertAll(nearest, place => (long)place), device: _device);
    })];

    public void Dispose()
    {
        _correspondence.Dispose();
        _generator.Dispose();
    }
}
