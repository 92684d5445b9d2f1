using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics;

/// <summary>A request's options for reading maps.</summary>
/// <param name="Colors">How strictly the colours of label maps must match.</param>
/// <param name="Ignore">As <see cref="TranslationOptions.Ignore"/>.</param>
internal sealed record ReadingOptions(MapColors Colors, IReadOnlyList<string> Ignore)
{
    /// <summary>Options that correct nothing, for training data.</summary>
    public static ReadingOptions Exact { get; } = new(MapColors.Exact, []);

    public static ReadingOptions Of(TranslationOptions options) => new(options.MapColors, options.Ignore);

    /// <summary>Throws <see cref="TranslationError.InvalidOption"/> if the request sets an option that only label maps have.</summary>
    public void RequireNoLabels(string kind)
    {
        if (Ignore.Count > 0)
        {
            throw new TranslationException(
                TranslationError.InvalidOption, "ignore", $"'ignore' belongs to label maps, and this model's maps are {kind}; leave it out.");
        }
    }
}
