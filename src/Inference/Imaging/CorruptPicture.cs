using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Imaging;

/// <summary>Creates the errors that all file formats share.</summary>
internal static class CorruptPicture
{
    public static TranslationException CutOff(string format, string field) =>
        new(TranslationError.CorruptFile, field, $"The {format} ends before its picture does; send the whole file.");

    public static TranslationException Damaged(string format, string field, string what, Exception? inner = null) =>
        new(TranslationError.CorruptFile, field, $"The {format} is damaged: {what}. Save it again.", inner);

    public static TranslationException Animated(string format, string field) =>
        new(
            TranslationError.AnimatedPicture,
            field,
            $"The {format} is animated; send a single picture{(field == "exemplar" ? ", or 'animation' first, which takes the first one" : "")}.");
}
