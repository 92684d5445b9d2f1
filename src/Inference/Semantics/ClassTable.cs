using System.Globalization;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Semantics;

/// <summary>Finds a model's classes by id, colour and name.</summary>
internal sealed class ClassTable
{
    /// <summary>The index that stands for no class.</summary>
    public const int Unknown = -1;

    private readonly int[] _byId = new int[256];
    private readonly Dictionary<int, byte> _byColor = [];
    private readonly int[] _colors;

    /// <exception cref="ArgumentException">
    /// There is no class or there are too many, an id is outside 0…255, a colour is not <c>#rrggbb</c>, or an id or colour occurs twice.
    /// </exception>
    public ClassTable(IReadOnlyList<SemanticClass> classes)
    {
        if (classes.Count is 0 or > 256)
        {
            throw new ArgumentException($"A label map has 1 to 256 classes, not {classes.Count}.", nameof(classes));
        }

        Classes = classes;
        _colors = new int[classes.Count];
        Array.Fill(_byId, Unknown);
        for (var index = 0; index < classes.Count; index++)
        {
            var (id, name, color) = classes[index];
            if (id is < 0 or > 255 || _byId[id] != Unknown)
            {
                throw new ArgumentException($"Class '{name}' has the id {id}; ids are 0 to 255, each once.", nameof(classes));
            }

            if (!TryParse(color, out var rgb) || !_byColor.TryAdd(rgb, (byte)index))
            {
                throw new ArgumentException($"Class '{name}' has the colour '{color}'; colours are #rrggbb, each once.", nameof(classes));
            }

            _byId[id] = index;
            _colors[index] = rgb;
        }
    }

    public IReadOnlyList<SemanticClass> Classes { get; }

    /// <summary>All colours in the order of the classes, as <c>#000000 #ffffff</c>.</summary>
    public string Colors => string.Join(' ', Classes.Select(known => known.Color));

    /// <summary>Whether ids name the classes; false if the table was made of a request's own colours, whose ids are only numbers.</summary>
    public bool HasIds { get; init; } = true;

    /// <summary>All ids in ascending order, such as <c>0, 1, 2</c>.</summary>
    public string Ids => string.Join(", ", Classes.Select(known => known.Id).Order());

    /// <summary>Returns the index of the class with an id, or <see cref="Unknown"/>.</summary>
    public int IndexOfId(int id) => (uint)id < (uint)_byId.Length ? _byId[id] : Unknown;

    /// <summary>Returns the index of the class with a colour (0xRRGGBB), or <see cref="Unknown"/>.</summary>
    public int IndexOfColor(int rgb) => _byColor.TryGetValue(rgb, out var index) ? index : Unknown;

    /// <summary>Returns the class with the nearest colour, by squared distance in RGB.</summary>
    public SemanticClass NearestTo(int rgb) => Classes[Enumerable.Range(0, _colors.Length).MinBy(index => Distance(_colors[index], rgb))];

    /// <summary>Returns the index of the class with a name, or <see cref="Unknown"/>.</summary>
    public int IndexOfName(string name)
    {
        for (var index = 0; index < Classes.Count; index++)
        {
            if (Classes[index].Name == name)
            {
                return index;
            }
        }

        return Unknown;
    }

    /// <summary>Returns the colour (0xRRGGBB) of the class at an index.</summary>
    public int ColorOf(int index) => _colors[index];

    /// <summary>Returns the index of the class whose colour differs by at most <paramref name="levels"/> in each channel and is less than
    /// half as far away as that of any other class, or <see cref="Unknown"/>.</summary>
    public int IndexNear(int rgb, int levels)
    {
        var (nearest, first, second) = (Unknown, int.MaxValue, int.MaxValue);
        for (var index = 0; index < _colors.Length; index++)
        {
            var distance = Distance(_colors[index], rgb);
            if (distance < first)
            {
                (nearest, first, second) = (index, distance, first);
            }
            else if (distance < second)
            {
                second = distance;
            }
        }

        // The distances are squared, hence the factor 4.
        return nearest != Unknown && 4L * first < second && Levels(_colors[nearest], rgb) <= levels ? nearest : Unknown;
    }

    public static string Hex(int rgb) => $"#{rgb:x6}";

    private static int Distance(int a, int b)
    {
        var (red, green, blue) = ((a >> 16) - (b >> 16), (a >> 8 & 255) - (b >> 8 & 255), (a & 255) - (b & 255));
        return red * red + green * green + blue * blue;
    }

    /// <summary>The largest difference of two colours (0xRRGGBB) in a channel.</summary>
    public static int Levels(int a, int b) =>
        Math.Max(Math.Abs((a >> 16) - (b >> 16)), Math.Max(Math.Abs((a >> 8 & 255) - (b >> 8 & 255)), Math.Abs((a & 255) - (b & 255))));

    /// <summary>Parses <c>#rrggbb</c> to 0xRRGGBB.</summary>
    public static bool TryParse(string? color, out int rgb)
    {
        rgb = 0;
        return color is ['#', ..] && color.Length == 7
            && int.TryParse(color.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out rgb);
    }
}
