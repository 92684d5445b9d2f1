using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Evidence;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Exemplars;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving;

/// <summary>A loaded model with everything between files and its tensors. Called on replica threads only.</summary>
internal sealed class ServedModel(ModelDescription description, ITranslationModel model, ISemanticReader reader, ExemplarCache exemplars) : IDisposable
{
    private static readonly PictureLimits Limits = PictureLimits.Default;

    public ModelDescription Description { get; } = description;

    /// <summary>Files in, files out.</summary>
    /// <exception cref="TranslationException">Something in the request is wrong.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public TranslationResult Translate(TranslationRequest request, StageClock clock)
    {
        using var scope = NewDisposeScope();
        using var gradients = inference_mode();
        var options = request.Options;
        clock.Preview = options.Previews ? (level, warp) => new WarpPicture(level, Encode(PictureTensors.ToPicture(warp), options)) : null;
        clock.Enter(TranslationStage.Decode);
        var (map, size) = DecodeMap(request);
        using var lease = exemplars.Lease(ExemplarKey.Of(request, Description, size), () => Prepare(request, size, clock));
        var exemplar = lease.Exemplar;
        var input = new ModelInput(map, exemplar.Picture, exemplar.Map)
        {
            Matches = EvidenceMaker.IsNeeded(options),
            ExemplarFeatures = exemplar.Features,
        };
        var output = model.Translate(input, clock);

        clock.Enter(TranslationStage.Encode);
        var warps = options.Warps ? output.Warps : [];
        var image = PictureTensors.ToPicture(output.Image);
        var result = new TranslationResult
        {
            Model = Description.Id,
            ModelDigest = Description.Digest,
            Image = Encode(image, options),
            Warps = [.. warps.Select((warp, level) => new WarpPicture(level, Encode(PictureTensors.ToPicture(warp), options)))],
            Timings = clock.Finish(),
        };
        return input.Matches ? AddEvidence(result, new EvidenceMaker(output, input.Exemplar, image), options) with { Timings = clock.Finish() } : result;
    }

    /// <summary>A real forward at the smallest size, without files: proof that the model works, and the first use of every kernel.</summary>
    /// <returns>The picture, which nobody looks at.</returns>
    public Picture WarmUp(SemanticMap map, StageClock clock)
    {
        using var scope = NewDisposeScope();
        using var gradients = inference_mode();
        var exemplar = new Picture(map.Size, new byte[map.Size.Pixels * Picture.Channels]);
        return PictureTensors.ToPicture(model.Translate(new ModelInput(map, exemplar, map), clock).Image);
    }

    public void Dispose() => model.Dispose();

    private (SemanticMap Map, PixelSize Size) DecodeMap(TranslationRequest request)
    {
        if (request.ExemplarMap is null && Description.ExemplarMap == ExemplarMapUse.Required)
        {
            throw new TranslationException(
                TranslationError.ExemplarMapRequired, "exemplarMap", $"The model {Description.Id} needs the exemplar's own map; send exemplarMap too.");
        }

        var map = reader.Read(request.Map, "map");
        var size = OutputSize.Choose(request.Options, map.NaturalSize, Description.Size);
        ProbeReader.Check(request.Options.Probes, size);
        return (map.At(size), size);
    }

    private PreparedExemplar Prepare(TranslationRequest request, PixelSize size, StageClock clock)
    {
        var picture = PictureResampler.Resize(PictureCodec.Decode(request.Exemplar.Span, "exemplar", Limits), size);
        var map = request.ExemplarMap is { } file ? reader.Read(file, "exemplarMap").At(size) : null;
        clock.Enter(TranslationStage.Features);
        return new PreparedExemplar(picture, map, model.EncodeExemplar(picture, map));
    }

    private static TranslationResult AddEvidence(TranslationResult result, EvidenceMaker evidence, TranslationOptions options) => result with
    {
        Flow = options.Flow ? Encode(evidence.Flow(), options) : null,
        Confidence = options.Confidence ? Encode(evidence.Confidence(), options) : null,
        Correspondence = options.Correspondence ? Encode(evidence.Correspondence(), options) : null,
        Matches = options.Matches ? evidence.Matches() : null,
        Probes = [.. options.Probes.Select(evidence.Probe)],
    };

    private static EncodedPicture Encode(Picture picture, TranslationOptions options) =>
        new(options.Format, picture.Width, picture.Height, PictureCodec.Encode(picture, options.Format, options.Quality));
}
