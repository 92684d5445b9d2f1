using System.Numerics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Textures;

/// <summary>
/// Random textures that replace a pair's classes, the same for a class in both pictures. They teach the network to use the exemplar instead
/// of a class's usual look.
/// </summary>
internal sealed class RegionTextures
{
    private const float EveryClassShare = 0.5f;
    private const float LeastShare = 0.003f;

    private readonly Texture?[] _textures;

    private RegionTextures(Texture?[] textures) => _textures = textures;

    /// <param name="exemplar">The exemplar's map; classes that it hardly shows keep their look, because the new one could not be
    /// inferred.</param>
    /// <param name="random">Random source of the item.</param>
    public static RegionTextures Draw(LabelMap exemplar, SeededRandom random)
    {
        var share = random.Chance(EveryClassShare) ? 1f : random.Range(0.3f, 0.8f);
        var textures = new Texture?[exemplar.Channels];
        var counts = new int[exemplar.Channels];
        foreach (var index in exemplar.Indices)
        {
            counts[index]++;
        }

        for (var index = 0; index < counts.Length; index++)
        {
            if (counts[index] < LeastShare * exemplar.Indices.Length)
            {
                continue;
            }

            var texture = new Texture(random);
            textures[index] = random.Chance(share) ? texture : null;
        }

        return new RegionTextures(textures);
    }

    public Picture Apply(Picture picture, LabelMap map, SeededRandom random)
    {
        var phases = Array.ConvertAll(_textures, _ => new Vector2(random.Range(0f, 256f), random.Range(0f, 256f)));
        var tones = new RegionTones(picture, map);
        var pixels = new byte[picture.Pixels.Length];
        var scale = 1f / picture.Size.ShorterSide;
        for (int row = 0, pixel = 0; row < picture.Height; row++)
        {
            for (var column = 0; column < picture.Width; column++, pixel++)
            {
                var index = map.Indices[pixel];
                var at = pixel * Picture.Channels;
                if (_textures[index] is not { } texture)
                {
                    picture.Pixels.AsSpan(at, Picture.Channels).CopyTo(pixels.AsSpan(at));
                    continue;
                }

                var color = texture.At(new Vector2(column, row) * scale, phases[index], scale, tones.At(pixel)) * 255f;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (Byte(color.X), Byte(color.Y), Byte(color.Z));
            }
        }

        return new Picture(picture.Size, BorderBlend.Apply(pixels, map));
    }

    private static byte Byte(float value) => (byte)(Math.Clamp(value, 0f, 255f) + 0.5f);
}
