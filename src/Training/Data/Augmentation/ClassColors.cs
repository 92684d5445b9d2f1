using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Augmentation;

/// <summary>
/// New colours for some of an item's classes, such as red forests under green skies, with the structure of the materials kept. The class
/// reader then learns to use more than colour.
/// </summary>
internal sealed class ClassColors
{
    private const float ClassShare = 0.5f;

    private static readonly ColorShiftSettings Wide = new()
    {
        Share = ClassShare,
        Hue = 60f,
        AnyHueShare = 0.15f,
        Saturation = 0.8f,
        WhiteBalance = 0.2f,
        Exposure = 0.4f,
        Contrast = 0.2f,
    };

    private readonly ColorShift?[] _shifts;

    private ClassColors(ColorShift?[] shifts) => _shifts = shifts;

    public static ClassColors Draw(int classes, SeededRandom random)
    {
        var shifts = new ColorShift?[classes];
        for (var i = 0; i < classes; i++)
        {
            shifts[i] = ColorShift.Draw(Wide, random);
        }

        return new ClassColors(shifts);
    }

    public Picture Apply(Picture picture, LabelMap map)
    {
        var pixels = picture.Pixels.ToArray();
        foreach (var index in map.Indices.Distinct())
        {
            if (_shifts[index]?.Apply(picture) is not { } shifted)
            {
                continue;
            }

            for (var pixel = 0; pixel < map.Indices.Length; pixel++)
            {
                if (map.Indices[pixel] == index)
                {
                    shifted.Pixels.AsSpan(pixel * Picture.Channels, Picture.Channels).CopyTo(pixels.AsSpan(pixel * Picture.Channels));
                }
            }
        }

        return new Picture(picture.Size, pixels);
    }
}
