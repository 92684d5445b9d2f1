using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Evidence;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Serving.Exemplars;
using CoCosNet.Inference.Serving.Maps;
using CoCosNet.Inference.Serving.Repainting;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving;

/// <summary>A loaded model with its readers, encoders and caches. Called on replica threads only.</summary>
internal sealed class ServedModel(ModelDescription description, ITranslationModel model, ISemanticReader reader, EncodingCache encodings) : IDisposable
{
    private const string Released = "released";

    private static readonly PictureLimits Limits = PictureLimits.Default;

    private int _uses = 1;

    public ModelDescription Description { get; } = description;

    /// <summary>Translates requests with labels of their own; null if there can be none.</summary>
    public ITranslationModel? OpenLabelModel { get; init; }

    /// <summary>Keeps results that later requests may continue; null if none are kept.</summary>
    public ResultCache? Results { get; init; }

    /// <summary>Begins a use, which keeps the weights until the matching <see cref="Dispose"/>; the creator holds the first use.</summary>
    /// <returns>False if the weights have been freed.</returns>
    public bool TryUse()
    {
        for (var uses = Volatile.Read(ref _uses); uses > 0;)
        {
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
            {
                return true;
            }

            uses = seen;
        }

        return false;
    }

    /// <summary>Translates a request: decodes its files, runs the model and encodes the results.</summary>
    /// <exception cref="TranslationException">The request is invalid.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public TranslationResult Translate(TranslationRequest request, StageClock clock)
    {
        using var scope = NewDisposeScope();
        using var gradients = inference_mode();
        var options = request.Options;
        clock.Enter(TranslationStage.Decode);
        if (request.Map is not { } file)
        {
            return ReadExemplar(request, clock);
        }

        var route = RequestRoute.Of(request, file, Description, new RequestRoute(model, reader, Labels: null), OpenLabelModel);
        var mapKey = PreparedMap.KeyOf(file, options, Description, route.Labels);
        using var mapLease = encodings.Lease(mapKey, () => PrepareMap(file, options, route));
        var map = mapLease.Value;
        var sizes = map.Sizes;
        ProbeReader.Check(options.Probes, sizes.Result);
        clock.Preview = options.Previews ? Warp : null;
        var exemplarKey = ExemplarKey.Of(request, Description, sizes, route.Labels);
        var continuation = options.Continues is null ? null : Continuation.Of(request, exemplarKey, map.Painted, Results);
        if (continuation?.Local is not null)
        {
            return PaintAgain(continuation, map, Continuation.IdOf(mapKey, exemplarKey, options, continued: true), options, clock);
        }

        var assignment = request.ExemplarClasses.Count == 0 ? null : ClassAssignment.Of(request, route.Labels ?? new ClassTable(Description.Classes));
        var cached = true;
        using var exemplarLease = encodings.Lease(
            exemplarKey,
            () =>
            {
                cached = false;
                return assignment is null
                    ? Prepare(request, route, sizes, clock)
                    : new ExemplarComposer(model, route, Description).Compose(DecodedExemplar.All(request, Limits), assignment, sizes);
            });
        var exemplar = exemplarLease.Value;
        clock.Enter(TranslationStage.Features);
        using var encodedMap = encodings.Lease($"{mapKey} encoded", () => new CachedEncoding(route.Model.EncodeMap(map.Computed)));
        var input = new ModelInput(map.Computed, exemplar.Matched.Picture, exemplar.Matched.Map)
        {
            ExemplarMask = exemplar.Matched.Mask,
            Painting = new Painting(map.Painted, exemplar.Painted, sizes.Scale),
            Matches = EvidenceMaker.IsNeeded(options),
            Seed = options.Seed,
            Variations = options.Variations,
            Tile = options.Tile,
            EncodedMap = encodedMap.Value.Tensors,
            EncodedExemplar = exemplar.Encoded,
        };
        var output = route.Model.Translate(input, clock);

        clock.Enter(TranslationStage.Encode);
        var warps = options.Warps ? output.Warps : [];
        var image = sizes.Finish(PictureTensors.ToPicture(output.Image));
        var encoded = Encode(image, options);
        var id = Continuation.IdOf(mapKey, exemplarKey, options, continued: false);
        if (map.Painted is LabelMap layout && output.Variations is [{ Painted: { } painted }])
        {
            Results?.Keep(id, new KeptResult(exemplarKey, layout, painted, exemplar.MapReading));
        }

        var result = new TranslationResult
        {
            Id = id,
            Repaint = continuation?.Repaint,
            Model = Description.Id,
            ModelDigest = Description.Digest,
            Image = encoded,
            Variations = VariationSet.Of(output.Variations, encoded, picture => Encode(sizes.Finish(picture), options)),
            Map = assignment is null ? map.Reading : map.Reading with { Notes = [.. map.Reading.Notes, .. assignment.NotesOn((LabelMap)map.Painted)] },
            ExemplarMap = exemplar.MapReading,
            Warps = [.. warps.Select((warp, level) => Warp(level, warp))],
            ExemplarCached = cached,
            ExemplarReading = options.ExemplarReading ? ReadExemplar(request) : null,
            LayoutReading = map.PictureReading,
            Timings = clock.Finish(),
        };
        return input.Matches
            ? AddEvidence(result, new EvidenceMaker(output, sizes, exemplar.Painted.Picture, image), options) with { Timings = clock.Finish() }
            : result;

        WarpPicture Warp(int level, Tensor warp) => new(level, Encode(sizes.Cut(PictureTensors.ToPicture(warp)), options));
    }

    /// <summary>Runs a real forward pass at the smallest size, without files, which proves that the model works and compiles every kernel.</summary>
    /// <returns>The resulting picture.</returns>
    public Picture WarmUp(SemanticMap map, StageClock clock)
    {
        using var scope = NewDisposeScope();
        using var gradients = inference_mode();
        var exemplar = new Picture(map.Size, new byte[map.Size.Pixels * Picture.Channels]);
        return PictureTensors.ToPicture(model.Translate(new ModelInput(map, exemplar, map), clock).Image);
    }

    /// <summary>Ends one use; the last one frees the weights.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            model.Dispose();
        }
    }

    /// <summary>Paints what a changed map changes of an earlier result.</summary>
    private TranslationResult PaintAgain(Continuation continuation, PreparedMap map, string id, TranslationOptions options, StageClock clock)
    {
        clock.Enter(TranslationStage.Generate);
        var kept = continuation.Paint(clock.Cancellation);
        clock.Enter(TranslationStage.Encode);
        Results!.Keep(id, kept);
        return new TranslationResult
        {
            Id = id,
            Repaint = continuation.Repaint,
            Model = Description.Id,
            ModelDigest = Description.Digest,
            Image = Encode(kept.Painted.Picture, options),
            Map = map.Reading,
            ExemplarMap = kept.ExemplarMap,
            ExemplarCached = true,
            LayoutReading = map.PictureReading,
            Timings = clock.Finish(),
        };
    }

    /// <summary>Reads the exemplar's map alone, which is the result's picture too.</summary>
    private TranslationResult ReadExemplar(TranslationRequest request, StageClock clock)
    {
        clock.Enter(TranslationStage.Features);
        var reading = ReadExemplar(request);
        return new TranslationResult
        {
            Model = Description.Id,
            ModelDigest = Description.Digest,
            Image = reading.Map,
            ExemplarReading = reading,
            Timings = clock.Finish(),
        };
    }

    private PictureReading ReadExemplar(TranslationRequest request) =>
        PictureMapReader.Read(model, reader, Description, DecodePicture(request.Exemplar, "exemplar", request.Options, out _), alternative: "exemplarMap");

    private PreparedMap PrepareMap(SemanticMapFile file, TranslationOptions options, RequestRoute route)
    {
        var read = file.IsPicture
            ? PictureMapReader.Read(model, reader, Description, DecodePicture(file.Content, "layout", options, out _), alternative: "map")
            : null;
        var source = route.Reader.Read(read is null ? file : new SemanticMapFile(read.Map.Content), "map", ReadingOptions.Of(options, options.Person));
        var sizes = new WorkingSizes(OutputSize.Choose(options, source.NaturalSize, Description.Size), route.Model.LargestSide);
        var painted = Fit(source, sizes.Result);
        return new PreparedMap(source.Reading, sizes, painted, () => (sizes.Scale == 1 ? painted : Fit(source, sizes.Computed)).Pad(sizes.Grid))
        {
            PictureReading = read,
        };
    }

    private PreparedExemplar Prepare(TranslationRequest request, RequestRoute route, WorkingSizes sizes, StageClock clock)
    {
        var picture = DecodePicture(request.Exemplar, "exemplar", request.Options, out var mask);
        var map = (request.ExemplarMap ?? Detected(picture)) is { } file
            ? route.Reader.Read(file, "exemplarMap", ReadingOptions.Of(request.Options, request.Options.ExemplarPerson))
            : null;
        var size = route.Model.StretchesExemplar
            ? new PixelSize(sizes.Computed.Width * sizes.Scale, sizes.Computed.Height * sizes.Scale)
            : sizes.OfExemplar(picture.Size);
        var painted = At(size);
        var smaller = WorkingSizes.Divide(size, sizes.Scale);
        var matched = (sizes.Scale == 1 ? painted : At(smaller)).Pad(ComputingGrid.Over(smaller));
        clock.Enter(TranslationStage.Features);
        return new PreparedExemplar(matched, painted, route.Model.EncodeExemplar(matched)) { MapReading = map?.Reading };

        // Edges follow from the picture; classes are read by the model.
        SemanticMapFile? Detected(Picture picture) => Description.Semantics == SemanticsKind.Edges
            ? new SemanticMapFile(PictureMapReader.Read(model, reader, Description, picture, alternative: "exemplarMap").Map.Content)
            : null;

        Exemplar At(PixelSize target) => new(PictureResampler.Resize(picture, target), map is null ? null : Fit(map, target), mask?.Resize(target));
    }

    private static Picture DecodePicture(ReadOnlyMemory<byte> file, string field, TranslationOptions options, out PixelMask? mask) =>
        DecodedExemplar.DecodePicture(file, field, options, Limits, out mask);

    /// <summary>Resizes a map. The released code resizes maps by nearest neighbour.</summary>
    private SemanticMap Fit(SemanticSource source, PixelSize size) => Description.Matching == Released ? source.At(size) : source.ShapesAt(size);

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
