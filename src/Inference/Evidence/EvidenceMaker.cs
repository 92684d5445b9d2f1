using System.Runtime.InteropServices;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Evidence;

/// <summary>Makes the evidence that a request asks for from the matches of one output. Each part is made once, on first use.</summary>
internal sealed class EvidenceMaker
{
    private readonly ModelOutput _output;
    private readonly WorkingSizes _sizes;
    private readonly Picture _exemplar;
    private readonly Picture _image;
    private readonly PlacedMatches[] _levels;
    private int[]? _best;

    /// <param name="output">The model's output, with matches.</param>
    /// <param name="sizes">The sizes of the translation.</param>
    /// <param name="exemplar">The exemplar at the result's scale, without padding.</param>
    /// <param name="image">The result.</param>
    public EvidenceMaker(ModelOutput output, WorkingSizes sizes, Picture exemplar, Picture image)
    {
        _output = output;
        _sizes = sizes;
        _exemplar = exemplar;
        _image = image;
        var finest = output.Matches.Count - 1;
        _levels = [.. output.Matches.Select((matches, level) => new PlacedMatches(matches, sizes, exemplar.Size, enlarge: level == finest))];
    }

    private int[] Best => _best ??= _levels[^1].Best();

    /// <summary>Whether a request needs the model's matches.</summary>
    public static bool IsNeeded(TranslationOptions options) =>
        options.Flow || options.Confidence || options.Correspondence || options.Matches || options.Probes.Count > 0;

    public Picture Flow() => FlowPicture.Draw(Array.ConvertAll(Best, InResult), _image.Size);

    public Picture Confidence() => ConfidencePicture.Draw(MeasureConfidence(), _image.Size);

    public Picture Correspondence() => CorrespondencePicture.Draw(Best, _exemplar, _image);

    public Probe Probe(PixelPosition position) => ProbeReader.Read(position, _levels);

    public EncodedArray Matches() => MatchArray.Write(_levels[^1]);

    private int InResult(int place)
    {
        var (x, y) = _levels[^1].InResult(place);
        return (y * _image.Width) + x;
    }

    /// <summary>Measures the confidence of every pixel of the result, 0..1.</summary>
    private float[] MeasureConfidence()
    {
        if (_output.Confidence is not { } confidence)
        {
            return MatchConfidence.Measure(_levels[^1], Best);
        }

        using var scope = NewDisposeScope();
        var values = MemoryMarshal.Cast<byte, float>(confidence.cpu().contiguous().bytes);
        var width = (int)confidence.shape[3];
        var factor = _sizes.FactorOf(new PixelSize(width, (int)confidence.shape[2]));
        var measured = new float[_image.Size.Pixels];
        for (var pixel = 0; pixel < measured.Length; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, _image.Width);
            measured[pixel] = values[(y / factor * width) + (x / factor)];
        }

        return measured;
    }
}
