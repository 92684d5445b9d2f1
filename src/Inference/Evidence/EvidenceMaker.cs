using System.Runtime.InteropServices;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;

namespace CoCosNet.Inference.Evidence;

/// <summary>Makes what a request asks for beside the picture, from the matches of one output. Each part is made once, when it is first needed.</summary>
internal sealed class EvidenceMaker
{
    private readonly ModelOutput _output;
    private readonly Picture _exemplar;
    private readonly Picture _image;
    private readonly PlacedMatches[] _levels;
    private int[]? _best;

    /// <param name="output">With matches.</param>
    /// <param name="exemplar">That was translated from, at the result's size.</param>
    /// <param name="image">The output's picture.</param>
    public EvidenceMaker(ModelOutput output, Picture exemplar, Picture image)
    {
        _output = output;
        _exemplar = exemplar;
        _image = image;
        _levels = [.. output.Matches.Select(matches => new PlacedMatches(matches))];
    }

    private int[] Best => _best ??= _levels[^1].Best();

    /// <summary>Whether a request needs the model's matches.</summary>
    public static bool IsNeeded(TranslationOptions options) =>
        options.Flow || options.Confidence || options.Correspondence || options.Matches || options.Probes.Count > 0;

    public Picture Flow() => FlowPicture.Draw(Best, _image.Size);

    public Picture Confidence() => ConfidencePicture.Draw(MeasureConfidence(), _image.Size);

    public Picture Correspondence() => CorrespondencePicture.Draw(Best, _exemplar, _image);

    public Probe Probe(PixelPosition position) => ProbeReader.Read(position, _levels);

    public EncodedArray Matches() => MatchArray.Write(_levels[^1]);

    private float[] MeasureConfidence()
    {
        if (_output.Confidence is not { } confidence)
        {
            return MatchConfidence.Measure(_levels[^1], Best);
        }

        using var values = confidence.cpu().contiguous();
        return MemoryMarshal.Cast<byte, float>(values.bytes).ToArray();
    }
}
