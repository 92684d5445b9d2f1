using System.Numerics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Augmentation;

/// <summary>
/// A change of all colours: hue and saturation by a matrix, then a curve per channel. A pixel's new colour depends only on its old one, so
/// a pair with the same shift still shares its look.
/// </summary>
internal sealed class ColorShift
{
    private const int Steps = 1024;

    private readonly Vector3 _toRed;
    private readonly Vector3 _toGreen;
    private readonly Vector3 _toBlue;
    private readonly byte[] _red;
    private readonly byte[] _green;
    private readonly byte[] _blue;

    private ColorShift(ColorShiftSettings settings, SeededRandom random)
    {
        var hue = (random.Chance(settings.AnyHueShare) ? 180f : settings.Hue) * random.Range(-1f, 1f);
        var saturation = random.Chance(settings.GreyShare) ? random.Range(0f, 0.25f) : Factor(settings.Saturation, random);
        (_toRed, _toGreen, _toBlue) = Turn(hue * MathF.PI / 180f, saturation);
        var exposure = Factor(settings.Exposure, random);
        var gamma = Factor(settings.Gamma, random);

        // Rather more contrast than less: the renderer's hazy styles are already flat.
        var contrast = MathF.Pow(1f + settings.Contrast, random.Range(-0.5f, 1f));
        _red = Channel();
        _green = Channel();
        _blue = Channel();

        byte[] Channel() => Curve(
            exposure * Factor(settings.WhiteBalance, random),
            gamma,
            contrast,
            settings.ShadowTint * random.NextSingle() * random.NextSingle());
    }

    /// <returns>Null if the pair keeps its colours.</returns>
    public static ColorShift? Draw(ColorShiftSettings settings, SeededRandom random) =>
        random.Chance(settings.Share) ? new ColorShift(settings, random) : null;

    public Picture Apply(Picture picture)
    {
        var pixels = new byte[picture.Pixels.Length];
        for (var i = 0; i < pixels.Length; i += Picture.Channels)
        {
            var color = new Vector3(picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]);
            pixels[i] = _red[Step(Vector3.Dot(_toRed, color))];
            pixels[i + 1] = _green[Step(Vector3.Dot(_toGreen, color))];
            pixels[i + 2] = _blue[Step(Vector3.Dot(_toBlue, color))];
        }

        return new Picture(picture.Size, pixels);
    }

    private static int Step(float value) => Math.Clamp((int)(value * ((Steps - 1) / 255f)), 0, Steps - 1);

    private static float Factor(float range, SeededRandom random) => MathF.Pow(1f + range, random.Range(-1f, 1f));

    private static byte[] Curve(float gain, float gamma, float contrast, float lift)
    {
        var curve = new byte[Steps];
        for (var i = 0; i < Steps; i++)
        {
            var value = MathF.Pow(i / (Steps - 1f), gamma);

            // Rolls off towards white instead of clipping, so that a bright sky keeps its gradient.
            value = gain * value / (1f + ((gain - 1f) * value * value));
            value = 0.5f + ((value - 0.5f) * contrast);
            value = lift + ((1f - lift) * value);
            curve[i] = (byte)(Math.Clamp(value, 0f, 1f) * 255f + 0.5f);
        }

        return curve;
    }

    /// <summary>Rows of the matrix that turns chroma about the grey axis (luma kept) and stretches it.</summary>
    private static (Vector3 Red, Vector3 Green, Vector3 Blue) Turn(float angle, float saturation)
    {
        var luma = new Vector3(0.299f, 0.587f, 0.114f);
        var (sine, cosine) = MathF.SinCos(angle);
        var (u, v) = (new Vector3(-0.147f, -0.289f, 0.436f), new Vector3(0.615f, -0.515f, -0.1f));
        var turnedU = saturation * ((cosine * u) - (sine * v));
        var turnedV = saturation * ((sine * u) + (cosine * v));
        return (luma + (1.14f * turnedV), luma - (0.395f * turnedU) - (0.581f * turnedV), luma + (2.032f * turnedU));
    }
}
