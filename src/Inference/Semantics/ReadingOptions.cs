using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics;

/// <summary>A request's options for reading maps.</summary>
/// <param name="Colors">How strictly the colours of label maps must match.</param>
/// <param name="Ignore">As <see cref="TranslationOptions.Ignore"/>.</param>
/// <param name="Person">Number of the person of a pose, from 0; null selects the most confident one.</param>
internal sealed record ReadingOptions(MapColors Colors, IReadOnlyList<string> Ignore, int? Person = null)
{
    /// <summary>Options that correct nothing, for training data.</summary>
    public static ReadingOptions Exact { get; } = new(MapColors.Exact, []);

    /// <param name="options">Of the request.</param>
    /// <param name="person">As <see cref="Person"/>.</param>
    public static ReadingOptions Of(TranslationOptions options, int? person) => new(options.MapColors, options.Ignore, person);

    /// <summary>Name of the field that chooses the person of a map.</summary>
    /// <param name="map">The map's own field.</param>
    public static string PersonField(string map) => map == "map" ? "person" : "exemplarPerson";

    /// <summary>Throws <see cref="TranslationError.InvalidOption"/> if the request sets an option that only label maps have.</summary>
    public void RequireNoLabels(string kind)
    {
        if (Ignore.Count > 0)
        {
            throw Misplaced("ignore", "label maps", kind);
        }
    }

    /// <summary>Throws <see cref="TranslationError.InvalidOption"/> where the request chooses what only poses have.</summary>
    /// <param name="kind">What the model's maps are.</param>
    /// <param name="map">The map's field.</param>
    public void RequireNoPerson(string kind, string map)
    {
        if (Person is not null)
        {
            throw Misplaced(PersonField(map), "poses", kind);
        }
    }

    private static TranslationException Misplaced(string field, string owner, string kind) => new(
        TranslationError.InvalidOption, field, $"'{field}' belongs to {owner}, and this model's maps are {kind}; leave it out.");
}
