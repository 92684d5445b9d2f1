using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics;

/// <summary>How maps are to be read.</summary>
/// <param name="Colors">How exactly label maps have to be drawn.</param>
/// <param name="Ignore">As <see cref="TranslationOptions.Ignore"/>.</param>
internal sealed record ReadingOptions(MapColors Colors, IReadOnlyList<string> Ignore)
{
    /// <summary>Nothing is mended: what training data have to be.</summary>
    public static ReadingOptions Exact { get; } = new(MapColors.Exact, []);

    public static ReadingOptions Of(TranslationOptions options) => new(options.MapColors, options.Ignore);

    /// <summary>Throws <see cref="TranslationError.InvalidOption"/> where the request chooses what only label maps have.</summary>
    public void RequireNoLabels(string kind)
    {
        if (Ignore.Count > 0)
        {
            throw new TranslationException(
                TranslationError.InvalidOption, "ignore", $"'ignore' belongs to label maps, and this model's maps are {kind}; leave it out.");
        }
    }
}
