using System.Globalization;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>The values that mean "unlabelled" in a label map.</summary>
internal sealed class IgnoreSet
{
    private const string TransparentName = "transparent";

    private readonly HashSet<int> _ids = [];
    private readonly HashSet<int> _colors = [];

    private IgnoreSet()
    {
    }

    /// <summary>Whether transparent pixels are unlabelled.</summary>
    public bool Transparent { get; private set; }

    /// <param name="model">The values that the model declares.</param>
    /// <param name="request">The values that the request adds.</param>
    /// <param name="classes">The model's classes, whose names are accepted.</param>
    /// <exception cref="TranslationException"><see cref="TranslationError.InvalidOption"/>: a text is no such value.</exception>
    public static IgnoreSet Of(IReadOnlyList<string> model, IReadOnlyList<string> request, ClassTable classes)
    {
        var set = new IgnoreSet();
        foreach (var text in model.Concat(request))
        {
            if (!IsValid(text, classes.Classes))
            {
                throw new TranslationException(
                    TranslationError.InvalidOption,
                    "ignore",
                    $"'ignore' has '{text}'; it takes ids from 0 to 255, colours as #rrggbb, names of the model's classes and '{TransparentName}'.");
            }

            set.Add(text, classes);
        }

        return set;
    }

    /// <summary>Whether a text can declare a value unlabelled.</summary>
    public static bool IsValid(string text, IReadOnlyList<SemanticClass> classes) =>
        text == TransparentName || classes.Any(known => known.Name == text) || ClassTable.TryParse(text, out _) || IsId(text, out _);

    public bool HasId(int id) => _ids.Contains(id);

    public bool HasColor(int rgb) => _colors.Contains(rgb);

    private static bool IsId(string text, out byte id) => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private void Add(string text, ClassTable classes)
    {
        if (text == TransparentName)
        {
            Transparent = true;
        }
        else if (classes.IndexOfName(text) is var index and not ClassTable.Unknown)
        {
            AddClass(index, classes);
        }
        else if (ClassTable.TryParse(text, out var rgb))
        {
            _colors.Add(rgb);
        }
        else if (IsId(text, out var id))
        {
            _ids.Add(id);
            if (classes.IndexOfId(id) is var known and not ClassTable.Unknown)
            {
                AddClass(known, classes);
            }
        }
    }

    private void AddClass(int index, ClassTable classes)
    {
        _ids.Add(classes.Classes[index].Id);
        _colors.Add(classes.ColorOf(index));
    }
}
