using System.Globalization;

namespace CoCosNet.Inference.Imaging;

/// <summary>A colour behind transparent pixels.</summary>
internal readonly record struct Backdrop(byte Red, byte Green, byte Blue)
{
    public static Backdrop White { get; } = new(255, 255, 255);

    public static Backdrop Black { get; }

    /// <summary>Parses <c>#rrggbb</c>.</summary>
    public static Backdrop Parse(string color)
    {
        var value = int.Parse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Backdrop((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}
