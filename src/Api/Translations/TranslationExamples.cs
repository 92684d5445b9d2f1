using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Translations;

/// <summary>Every problem that a translation may answer, with an example each.</summary>
internal static class TranslationExamples
{
    public static IEnumerable<ProblemExample> All => OfHttp.Concat(Enum.GetValues<TranslationError>().Select(OfTranslation));

    private static ProblemExample[] OfHttp { get; } =
    [
        new(HttpProblems.MalformedRequest, "The form ends before its closing boundary."),
        new(HttpProblems.UnknownField, $"The form has a field 'picture' that does not exist; known are {FormFields.All}.", "picture"),
        new(HttpProblems.DuplicateField, "The form has 'map' more than once; send it once.", FormFields.Map),
        new(HttpProblems.MissingField, "The form lacks the file 'map', the semantic map whose layout the result has.", FormFields.Map),
        new(HttpProblems.NotAcceptable, "Accept is 'text/plain'; a translation is answered as image/png, image/webp, image/jpeg, application/json."),
        new(HttpProblems.UploadTooSlow, "The body arrives too slowly; send at least 16384 bytes a second."),
        new(HttpProblems.BodyTooLarge, "The request's body is larger than the limit of 20 MiB (20971520 bytes)."),
        new(HttpProblems.FileTooLarge, "The file 'exemplar' is larger than the limit of 10 MiB (10485760 bytes).", FormFields.Exemplar),
        new(HttpProblems.FieldTooLong, "The field 'model' is longer than the limit of 256 bytes.", FormFields.Model),
        new(HttpProblems.UnsupportedMediaType, "The Content-Type is 'application/json'; a translation takes multipart/form-data."),
    ];

    private static ProblemExample OfTranslation(TranslationError error)
    {
        var (field, detail) = Describe(error);
        return new(TranslationProblems.Of(error), detail, field);
    }

    private static (string? Field, string Detail) Describe(TranslationError error) => error switch
    {
        TranslationError.EmptyFile => (FormFields.Map, "The file 'map' has no bytes."),
        TranslationError.UnsupportedFormat => (FormFields.Exemplar, "The exemplar is no PNG, JPEG or WebP; it starts with 47 49 46 38."),
        TranslationError.CorruptFile => (FormFields.Exemplar, "The exemplar's PNG ends in the middle of its pixels."),
        TranslationError.PictureTooLarge => (FormFields.Exemplar, "The exemplar is 9000×100; the longer side may have 8192 pixels."),
        TranslationError.PictureTooSmall => (FormFields.Exemplar, "The exemplar is 1×1; it needs at least 16 pixels a side."),
        TranslationError.UnsupportedBitDepth => (FormFields.Map, "The map has 16 bits a channel; save it with 8."),
        TranslationError.UnsupportedColorModel => (FormFields.Exemplar, "The exemplar is CMYK; save it as RGB."),
        TranslationError.AnimatedPicture => (FormFields.Exemplar, "The exemplar has 12 frames; send one."),
        TranslationError.UnknownClass => (FormFields.Map, "The map has class 77 at (12, 40); the model has 0 to 10."),
        TranslationError.UnknownColor => (FormFields.Map, "The map has colour #ff00fe at (12, 40), which is no class's; /v1/models lists them."),
        TranslationError.WrongChannelCount => (FormFields.Map, "The tensor has 3 channels; the model takes 20."),
        TranslationError.InvalidSize => (FormFields.Width, "'width' is 500; it must be 128 to 1024 and a multiple of 32."),
        TranslationError.InvalidPose => (FormFields.Map, "The pose has 17 joints; 18 or 25 are read."),
        TranslationError.InvalidTensor => (FormFields.Map, "The tensor is float64; save it as float32."),
        TranslationError.InvalidOption => (FormFields.Quality, "'quality' is 101; it must be a whole number from 1 to 100."),
        TranslationError.ExemplarMapRequired => (FormFields.ExemplarMap, "The model needs the exemplar's own map; send it as 'exemplarMap'."),
        TranslationError.UnknownModel => (FormFields.Model, "No model has the id 'paintings'; /v1/models lists those that exist."),
        TranslationError.ModelBroken => (FormFields.Model, "The model 'portraits' cannot be used; /v1/models says why."),
        TranslationError.ModelLoading => (FormFields.Model, "The model 'portraits' is still loading."),
        TranslationError.QueueFull => (null, "All 64 places in the queue are taken."),
        TranslationError.Draining => (null, "The server is shutting down."),
        TranslationError.OutOfMemory => (null, "The device ran out of memory; ask for a smaller picture or try again."),
        TranslationError.DeadlineExceeded => (null,
            "The picture was not ready within 60 s; ask for a smaller one, or again when the server is less busy."),
        TranslationError.Internal => (null, CommonProblems.InternalDetail),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "This error has no example."),
    };
}
