using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Augmentation;

/// <summary>Degrades a picture like a photograph: lens, sensor and file, in the order of a camera.</summary>
internal static class PictureWear
{
    private const int BestJpeg = 95;

    public static Picture Apply(Picture picture, PictureWearSettings settings, SeededRandom random)
    {
        if (random.Chance(settings.BlurShare))
        {
            picture = GaussianBlur.Apply(picture, settings.Blur * picture.Size.ShorterSide * random.NextSingle());
        }

        if (random.Chance(settings.ResolutionShare))
        {
            picture = LoseResolution(picture, random.Range(settings.Resolution, 1f));
        }

        if (random.Chance(settings.VignetteShare))
        {
            picture = Darken(picture, settings.Vignette * random.NextSingle());
        }

        if (random.Chance(settings.GrainShare))
        {
            picture = Grain(picture, settings.Grain * random.NextSingle(), random);
        }

        return random.Chance(settings.JpegShare) ? Jpeg(picture, settings.Jpeg + random.Below(BestJpeg + 1 - settings.Jpeg)) : picture;
    }

    private static Picture LoseResolution(Picture picture, float share)
    {
        var small = new PixelSize((int)MathF.Ceiling(picture.Width * share), (int)MathF.Ceiling(picture.Height * share));
        return PictureResampler.Resize(PictureResampler.Resize(picture, small), picture.Size);
    }

    private static Picture Darken(Picture picture, float strength)
    {
        var pixels = new byte[picture.Pixels.Length];
        for (int row = 0, i = 0; row < picture.Height; row++)
        {
            var y = (2f * (row + 0.5f) / picture.Height) - 1f;
            for (var column = 0; column < picture.Width; column++)
            {
                var x = (2f * (column + 0.5f) / picture.Width) - 1f;
                var distance = ((x * x) + (y * y)) / 2f;
                var factor = 1f - (strength * distance * distance);
                for (var channel = 0; channel < Picture.Channels; channel++, i++)
                {
                    pixels[i] = (byte)((picture.Pixels[i] * factor) + 0.5f);
                }
            }
        }

        return new Picture(picture.Size, pixels);
    }

    /// <summary>Adds mostly grey noise with a little colour.</summary>
    private static Picture Grain(Picture picture, float deviation, SeededRandom random)
    {
        var pixels = new byte[picture.Pixels.Length];
        for (var i = 0; i < pixels.Length; i += Picture.Channels)
        {
            var grey = Normal(random);
            for (var channel = 0; channel < Picture.Channels; channel++)
            {
                var noise = deviation * ((0.85f * grey) + (0.5f * Normal(random)));
                pixels[i + channel] = (byte)Math.Clamp(picture.Pixels[i + channel] + noise + 0.5f, 0f, 255f);
            }
        }

        return new Picture(picture.Size, pixels);
    }

    // Approximately normal with deviation 1: the sum of two uniform numbers.
    private static float Normal(SeededRandom random) => (random.NextSingle() + random.NextSingle() - 1f) * 2.449f;

    private static Picture Jpeg(Picture picture, int quality) =>
        PictureCodec.Decode(PictureCodec.Encode(picture, PictureFormat.Jpeg, quality), "exemplar", PictureLimits.Default);
}
