using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>
/// Finds the classes of a map and its exemplar's map when no model declares them: every id, or every colour, is a class. Both maps share
/// them, so that equal labels match.
/// </summary>
internal static class OpenLabels
{
    private const string Field = "openLabels";

    /// <summary>Largest difference in each channel, in levels, at which a colour counts as a more frequent one.</summary>
    private const int SameColor = 8;

    /// <summary>Smallest share of a map's pixels for a label without an area of 3×3 pixels, such as a thin line.</summary>
    private const double LineShare = 0.002;

    /// <param name="request">A request with the exemplar's map.</param>
    /// <param name="map">The request's map.</param>
    /// <param name="declared">The model's classes, whose names are kept for equal ids and colours.</param>
    /// <param name="limits">The accepted sizes.</param>
    /// <exception cref="TranslationException">The exemplar's map is missing or unlike the map, a map is lossy or cannot be read, or there are too
    /// many labels.</exception>
    public static ClassTable Find(TranslationRequest request, SemanticMapFile map, IReadOnlyList<SemanticClass> declared, PictureLimits limits)
    {
        var exemplarMaps = request.OtherExemplars.Select(exemplar => exemplar.Map).Prepend(request.ExemplarMap).OfType<SemanticMapFile>().ToList();
        if (exemplarMaps.Count <= request.OtherExemplars.Count)
        {
            throw new TranslationException(
                TranslationError.ExemplarMapRequired, "exemplarMap", "With 'openLabels' labels are matched with those of the exemplar's map; send exemplarMap too.");
        }

        var colors = request.Options.MapColors;
        if (colors == MapColors.Lossy)
        {
            throw new TranslationException(TranslationError.InvalidOption, "mapColors", "'mapColors' is lossy; 'openLabels' needs lossless maps.");
        }

        var ignore = IgnoreSet.Of([], request.Options.Ignore, new ClassTable(declared));
        var labels = new LabelSet(ignore, isTolerant: colors == MapColors.Tolerant);
        labels.Add(LabelFile.Read(map.Content.Span, "map", limits, colors));
        foreach (var exemplarMap in exemplarMaps)
        {
            labels.Add(LabelFile.Read(exemplarMap.Content.Span, "exemplarMap", limits, colors));
        }

        var values = labels.Classes();
        return values.Count <= TranslationOptions.MaximumOpenLabels
            ? new ClassTable([.. values.Select((value, index) => Describe(value, index, labels.AreColors, declared))]) { HasIds = !labels.AreColors }
            : throw new TranslationException(
                TranslationError.InvalidOption,
                Field,
                $"The maps have {values.Count} labels together; 'openLabels' takes at most {TranslationOptions.MaximumOpenLabels}. Draw without antialiasing, or merge labels.");
    }

    private static SemanticClass Describe(int value, int index, bool isColor, IReadOnlyList<SemanticClass> declared)
    {
        var (id, color) = isColor ? (index, ClassTable.Hex(value)) : (value, ClassTable.Hex(0x010101 * value));
        var known = declared.FirstOrDefault(known => isColor ? known.Color == color : known.Id == id);
        return new SemanticClass(id, known?.Name ?? (isColor ? color : $"label {id}"), color);
    }

    /// <summary>The values of the maps and how often each occurs.</summary>
    private sealed class LabelSet(IgnoreSet ignore, bool isTolerant)
    {
        private readonly Dictionary<int, long> _counts = [];
        private readonly HashSet<int> _areas = [];
        private bool? _areColors;

        /// <summary>Whether the values are colours (0xRRGGBB); otherwise they are ids.</summary>
        public bool AreColors => _areColors == true;

        public void Add(LabelImage image)
        {
            var areColors = image.Encoding != LabelEncoding.Grey;
            if (_areColors is { } before && before != areColors)
            {
                throw new TranslationException(
                    TranslationError.InvalidOption,
                    Field,
                    $"The map has {(before ? "colours" : "ids")} and the exemplar's map has {(areColors ? "colours" : "ids")}; with 'openLabels' both must be alike.");
            }

            _areColors = areColors;
            var values = Array.ConvertAll([.. image.Symbols], Value);
            var grid = new LabelGrid(image.Size, image.Codes);
            var wide = new bool[values.Length];
            for (var pixel = 0; pixel < image.Codes.Length; pixel++)
            {
                var code = image.Codes[pixel];
                wide[code] = wide[code] || grid.IsWide(pixel);
            }

            for (var code = 0; code < values.Length; code++)
            {
                if (values[code] is { } value)
                {
                    _counts[value] = _counts.GetValueOrDefault(value) + image.Symbols[code].Count;
                    if (!isTolerant || wide[code] || image.Symbols[code].Count >= LineShare * image.Size.Pixels)
                    {
                        _areas.Add(value);
                    }
                }
            }
        }

        /// <summary>Returns the values that are classes, in ascending order.</summary>
        public List<int> Classes()
        {
            List<int> classes = [];
            foreach (var value in _areas.OrderByDescending(value => _counts[value]).ThenBy(value => value))
            {
                if (!isTolerant || !AreColors || !classes.Exists(other => ClassTable.Levels(other, value) <= SameColor))
                {
                    classes.Add(value);
                }
            }

            classes.Sort();
            return classes;
        }

        private int? Value(LabelSymbol symbol)
        {
            var value = AreColors ? symbol.Color : symbol.NarrowId ?? symbol.Id;
            var isOpaque = symbol.Alpha >= (isTolerant ? 128 : 255);
            return value is { } known && isOpaque && !(AreColors ? ignore.HasColor(known) : ignore.HasId(known)) ? known : null;
        }
    }
}
