using System.Numerics;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>The space of a label map's values and classes: a line for ids, RGB for colours.</summary>
internal sealed class LabelSpace
{
    private static readonly float[] LinearLight = [.. Srgb.Light.Select(light => (float)(255 * light))];

    private readonly Vector3[] _classes;
    private readonly Vector3[] _light;
    private readonly float _tolerance;
    private readonly bool _isColor;

    private LabelSpace(IEnumerable<int> colors, float tolerance, bool isColor)
    {
        _classes = [.. colors.Select(Point)];
        _light = [.. colors.Select(Light)];
        (_tolerance, _isColor) = (tolerance, isColor);
    }

    /// <summary>Creates the space of a coding. Values are given as 0xRRGGBB; an id is the grey of that level.</summary>
    public static LabelSpace Of(LabelCoding coding, ClassTable classes) => coding == LabelCoding.Colors
        ? new LabelSpace(Enumerable.Range(0, classes.Classes.Count).Select(classes.ColorOf), tolerance: 20, isColor: true)
        : new LabelSpace(classes.Classes.Select(known => known.Id * 0x010101), tolerance: 0.5f, isColor: false);

    /// <summary>Returns the value of a symbol in this space, or −1 if it has none.</summary>
    public static int ValueOf(LabelSymbol symbol, LabelCoding coding) =>
        coding == LabelCoding.Colors ? symbol.Color ?? -1 : symbol.IdBy(coding) * 0x010101 ?? -1;

    /// <summary>Whether values are colours; otherwise they are ids.</summary>
    public bool IsColor => _isColor;

    /// <summary>Number of classes.</summary>
    public int Count => _classes.Length;

    public int ValueOf(int label)
    {
        var point = _classes[label];
        return (int)point.X << 16 | (int)point.Y << 8 | (int)point.Z;
    }

    /// <summary>Returns the distance between a value and a class, in levels.</summary>
    public float Distance(int value, int label) => Vector3.Distance(Point(value), _classes[label]);

    /// <summary>
    /// Whether a value may be a mix of two classes, strictly between them, in the values themselves or, for colours, in linear light.
    /// </summary>
    /// <param name="share">The second class's share of the mix, 0 to 1.</param>
    /// <param name="off">Distance of the value from the nearest mix, in levels.</param>
    public bool IsMix(int value, int first, int second, out float share, out float off)
    {
        (share, off) = Project(Point(value), _classes[first], _classes[second]);
        if (_isColor && off > _tolerance)
        {
            (share, off) = Project(Light(value), _light[first], _light[second]);
        }

        return off <= _tolerance && share is > 0 and < 1;
    }

    /// <summary>Whether mixing two classes can give other values: ids between them, or for colours another class's colour.</summary>
    public bool HasBetween(int first, int second)
    {
        if (!_isColor)
        {
            return Math.Abs(_classes[first].X - _classes[second].X) >= 2;
        }

        for (var label = 0; label < _classes.Length; label++)
        {
            if (label != first && label != second && IsMix(ValueOf(label), first, second, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static (float Share, float Off) Project(Vector3 value, Vector3 first, Vector3 second)
    {
        var line = second - first;
        var share = Math.Clamp(Vector3.Dot(value - first, line) / line.LengthSquared(), 0, 1);
        return (share, Vector3.Distance(value, first + share * line));
    }

    private static Vector3 Point(int value) => new(value >> 16 & 255, value >> 8 & 255, value & 255);

    private static Vector3 Light(int value) => new(LinearLight[value >> 16 & 255], LinearLight[value >> 8 & 255], LinearLight[value & 255]);
}
