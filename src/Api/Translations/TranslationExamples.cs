using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Translations;

/// <summary>All problems that a translation may answer, each with an example.</summary>
internal static class TranslationExamples
{
    public static IEnumerable<ProblemExample> All =>
        [.. OfHttp, .. ExemplarExtensions.Problems, .. JobExtensions.Problems, .. Enum.GetValues<TranslationError>().Select(OfTranslation), OfCallback];

    /// <summary>The problems of a translation that is answered directly and as JSON, without kept exemplars.</summary>
    public static IEnumerable<ProblemExample> OfDirectJson =>
    [
        .. OfHttp.Where(problem => problem.Kind != HttpProblems.NotAcceptable && problem.Kind != HttpProblems.ConflictingFields),
        .. Enum.GetValues<TranslationError>().Select(OfTranslation),
        CommonProblems.Quota,
        CommonProblems.Concurrency,
    ];

    private static ProblemExample OfCallback { get; } = new(
        HttpProblems.CallbackRefused,
        "The server sends no callbacks to the host 'evil.example'; its setting Webhooks:Hosts lists the allowed hosts.",
        FormFields.Callback);

    /// <summary>Every problem that reading an exemplar's map may answer: those of its picture, of the model and of the server.</summary>
    public static IEnumerable<ProblemExample> OfReading =>
    [
        .. ExemplarExtensions.Problems,
        CommonProblems.Quota,
        CommonProblems.Concurrency,
        new(HttpProblems.NotAcceptable, "Accept is 'image/jpeg'; a map is answered as image/png or application/json."),
        new(
            TranslationProblems.Of(TranslationError.InvalidOption),
            "The model analogy reads no classes of a picture; name one that does, or send exemplarMap.",
            FormFields.Model),
        .. OfPictures.Select(OfTranslation),
    ];

    /// <summary>What may be wrong with a picture, a model or the server, whatever else a request has.</summary>
    private static IEnumerable<TranslationError> OfPictures =>
    [
        TranslationError.CorruptFile, TranslationError.PictureTooLarge, TranslationError.PictureTooSmall, TranslationError.UnsupportedBitDepth,
        TranslationError.UnsupportedColorModel, TranslationError.AnimatedPicture, TranslationError.UnknownModel, TranslationError.ModelBroken,
        TranslationError.ModelLoading, TranslationError.QueueFull, TranslationError.Draining, TranslationError.OutOfMemory,
        TranslationError.HarmfulInput, TranslationError.WorkerLost, TranslationError.NoWorker, TranslationError.DeadlineExceeded, TranslationError.Internal,
    ];

    private static ProblemExample[] OfHttp { get; } =
    [
        new(HttpProblems.MalformedRequest, "The form ends before its closing boundary."),
        new(HttpProblems.UnknownField, $"The request has a field 'picture' that does not exist; known are {FormFields.Shape.All}.", "picture"),
        new(HttpProblems.DuplicateField, "The request has 'map' more than once; send it once.", FormFields.Map),
        new(HttpProblems.MissingField, "The request lacks the file 'map', the semantic map whose layout the result has; or send 'layout', a picture of which the model reads it.", FormFields.Map),
        new(HttpProblems.ConflictingFields, "The request has 'exemplar' and 'exemplarId' 'abc'; send one of them.", FormFields.ExemplarId),
        new(
            HttpProblems.NotAcceptable,
            "Accept is 'text/plain'; a translation is answered as image/png, image/webp, image/jpeg, application/json, text/event-stream, multipart/form-data."),
        new(HttpProblems.UploadTooSlow, "The body arrives too slowly; send at least 16384 bytes a second."),
        new(HttpProblems.BodyTooLarge, "The request's body is larger than the limit of 20 MiB (20971520 bytes)."),
        new(HttpProblems.FileTooLarge, "The file 'exemplar' is larger than the limit of 10 MiB (10485760 bytes).", FormFields.Exemplar),
        new(HttpProblems.FieldTooLong, "The field 'model' is longer than the limit of 256 bytes.", FormFields.Model),
        new(
            HttpProblems.InvalidData,
            "The file 'map' is an address; the server fetches nothing, so send the file itself as a data URI or base64.",
            FormFields.Map),
        new(HttpProblems.UnsupportedMediaType, "The Content-Type is 'text/plain'; a translation takes multipart/form-data or application/json in UTF-8."),
    ];

    private static ProblemExample OfTranslation(TranslationError error)
    {
        var (field, detail) = Describe(error);
        return new(TranslationProblems.Of(error), detail, field);
    }

    private static (string? Field, string Detail) Describe(TranslationError error) => error switch
    {
        TranslationError.EmptyFile => (FormFields.Map, "The file has no bytes; send a PNG."),
        TranslationError.UnsupportedFormat => (FormFields.Exemplar, "It is a BMP; send a PNG, JPEG, WebP or GIF."),
        TranslationError.CorruptFile => (FormFields.Exemplar, "The PNG ends before its picture does; send the whole file."),
        TranslationError.PictureTooLarge => (FormFields.Exemplar, "It is 9000×100 pixels; send at most 8192 on a side."),
        TranslationError.PictureTooSmall => (FormFields.Exemplar, "It is 1×1 pixels; send at least 16 on each side."),
        TranslationError.UnsupportedBitDepth => (FormFields.Map, "The JPEG has 12 bits a channel; save it with 8."),
        TranslationError.UnsupportedColorModel => (FormFields.Exemplar, "The JPEG has 2 colour channels; save it in RGB, grey or CMYK."),
        TranslationError.AnimatedPicture => (FormFields.Exemplar, "The PNG is animated; send a single picture, or 'animation' first, which takes the first one."),
        TranslationError.UnknownClass => (FormFields.Map, "Class id 77 at x 12, y 40 (1 pixel) is not a class of the model; its ids are 0 to 12."),
        TranslationError.UnknownColor => (
            FormFields.Map,
            "Colour #2664bd at x 12, y 40 (1 pixel of 93 in unknown colours) belongs to no class; the nearest is 'water' with #2664be. "
            + "Draw without antialiasing and never save as JPEG on the way."),
        TranslationError.WrongChannelCount => (FormFields.Map, "The array has 3 channels (3×64×64) and the model takes 20."),
        TranslationError.InvalidSize => (FormFields.Width, "'width' is 64; it must be 128 to 2048."),
        TranslationError.InvalidPose => (FormFields.Map, "No joint of the person is visible; send at least one."),
        TranslationError.InvalidTensor => (FormFields.Map, "The value at channel 0, y 12, x 40 is NaN; all values must be finite."),
        TranslationError.InvalidOption => (FormFields.Quality, "'quality' is 101; it must be a whole number from 1 to 100."),
        TranslationError.ExemplarMapRequired => (FormFields.ExemplarMap, "The model analogy needs the exemplar's own map; send exemplarMap too."),
        TranslationError.UnknownModel => (FormFields.Model, "There is no model paintings; there are: analogy."),
        TranslationError.ModelBroken => (FormFields.Model, "The model portraits cannot be used: There is no model.json in it."),
        TranslationError.ModelLoading => (FormFields.Model, "The model portraits is still loading; try again in a moment."),
        TranslationError.QueueFull => (null, "All 64 places in the queue are taken; try again later."),
        TranslationError.Draining => (null, "The server is shutting down; try again in a moment."),
        TranslationError.OutOfMemory => (null, "The device has too little memory for this picture now; try again, or ask for a smaller size."),
        TranslationError.HarmfulInput => (null,
            "The input sha256:9f86d0… crashed the worker process twice; it is refused for 10 minutes. Please report it with its digest."),
        TranslationError.WorkerLost => (null, "The worker process was killed from outside, and so were the retries; try again in a moment."),
        TranslationError.NoWorker => (null, JobIntake.NoWorkerDetail),
        TranslationError.DeadlineExceeded => (null,
            "The picture was not ready within 60 s; ask for a smaller one, or again when the server is less busy."),
        TranslationError.Internal => (null, CommonProblems.InternalDetail),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "This error has no example."),
    };
}
