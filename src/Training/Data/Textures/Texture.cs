using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Textures;

/// <summary>
/// A random texture: a structure, its size and direction, and three colours (0 … 1 sRGB). The phase differs between pictures.
/// </summary>
internal sealed class Texture
{
    private const float MostOctaves = 4f;

    // Kinds that are common in photographs are listed more often.
    private static readonly TextureKind[] Kinds =
    [
        TextureKind.Fractal, TextureKind.Fractal, TextureKind.Fractal, TextureKind.Cells, TextureKind.Cells,
        TextureKind.Strata, TextureKind.Stripes, TextureKind.Blotches, TextureKind.Ridges, TextureKind.Ridges,
        TextureKind.Wash, TextureKind.Wash, TextureKind.Recolored, TextureKind.Recolored, TextureKind.Recolored, TextureKind.Recolored,
    ];

    private readonly Vector3 _shade;
    private readonly Vector3 _body;
    private readonly Vector3 _light;
    private readonly Matrix3x2 _grid;
    private readonly float _frequency;
    private readonly float _gain;
    private readonly float _contrast;
    private readonly float _roughness;
    private readonly float _washShare;

    public Texture(SeededRandom random)
    {
        Kind = Kinds[random.Below(Kinds.Length)];
        (_shade, _body, _light) = Colors(random);

        // Periods per picture height, from broad shapes to grain.
        _frequency = 2.5f * MathF.Pow(14f, random.NextSingle());
        var squeeze = random.Chance(0.5f) ? random.Range(1f, 4f) : 1f;
        var angle = random.Chance(0.5f) ? random.Range(-0.25f, 0.25f) : random.Range(0f, MathF.PI);
        _grid = Matrix3x2.CreateRotation(angle) * Matrix3x2.CreateScale(_frequency / squeeze, _frequency);
        _gain = random.Range(0.4f, 0.7f);
        _contrast = random.Range(0.3f, 1.2f);
        _roughness = random.Range(0f, 0.5f);
        _washShare = random.Chance(0.5f) ? random.Range(-0.35f, 0.35f) : 0f;
    }

    public TextureKind Kind { get; }

    /// <summary>The colour at a place.</summary>
    /// <param name="place">Place in picture heights.</param>
    /// <param name="phase">Phase of the picture, in periods.</param>
    /// <param name="pixel">Size of a pixel in picture heights; finer detail fades out.</param>
    /// <param name="tone">The rendered picture's tone here within its region, 0 … 1.</param>
    public Vector3 At(Vector2 place, Vector2 phase, float pixel, float tone)
    {
        var at = Vector2.Transform(place, _grid) + phase;
        var octaves = Fractal.VisibleOctaves(1f, _frequency * pixel, MostOctaves);
        var value = Kind switch
        {
            TextureKind.Fractal => 0.5f + (0.7f * Fractal.Sum(at.X, at.Y, octaves, _gain)),
            TextureKind.Cells => CellTone(at),
            TextureKind.Strata => 0.5f + (0.5f * Curves.Wave(at.Y + (1.6f * _roughness * Fractal.Sum(at.X * 0.3f, at.Y * 0.3f, 2f)))),
            TextureKind.Stripes => Curves.Smooth(-0.6f, 0.6f, Curves.Wave(at.Y + (0.25f * _roughness * Lattice.Gradient(at.X, at.Y * 0.5f)))),
            TextureKind.Blotches => Curves.Smooth(0f, 0.12f + (0.3f * _roughness), Fractal.Sum(at.X, at.Y, MathF.Min(octaves, 2f))),
            TextureKind.Ridges => Fractal.Ridges(at.X * 0.7f, at.Y * 0.7f, octaves, _gain),
            TextureKind.Wash => Curves.Clamp01(place.Y) + (0.1f * _roughness * Fractal.Sum(at.X * 0.3f, at.Y * 0.3f, 2f)),
            _ => tone,
        };
        if (Kind is TextureKind.Strata or TextureKind.Stripes or TextureKind.Cells or TextureKind.Blotches)
        {
            // Every texture varies a little, as in nature.
            value += 0.35f * _roughness * Fractal.Sum((2.3f * at.X) + 7.7f, 2.3f * at.Y, MathF.Min(octaves, 2f));
        }

        return Ramp(0.5f + (_contrast * (value - 0.5f)) + (_washShare * (place.Y - 0.5f)));
    }

    private float CellTone(Vector2 at)
    {
        var distance = Cells.Nearest(at.X, at.Y, out var number);
        return (0.35f + (0.65f * number)) * Curves.Smooth(0.75f + (0.5f * _roughness), 0.1f, distance);
    }

    private Vector3 Ramp(float value)
    {
        value = Curves.Clamp01(value);
        return value < 0.5f ? Vector3.Lerp(_shade, _body, 2f * value) : Vector3.Lerp(_body, _light, (2f * value) - 1f);
    }

    /// <summary>Mostly tones of one hue, sometimes two unrelated colours.</summary>
    private static (Vector3 Shade, Vector3 Body, Vector3 Light) Colors(SeededRandom random)
    {
        var body = Color(random);
        if (random.Chance(0.12f))
        {
            var other = Color(random);
            return (other, Vector3.Lerp(other, body, 0.5f), body);
        }

        var tint = 0.12f * new Vector3(random.Range(-1f, 1f), random.Range(-1f, 1f), random.Range(-1f, 1f));
        var shade = Clamp((body * random.Range(0.35f, 0.85f)) + tint);
        var light = Clamp(Vector3.Lerp(body, Vector3.One, random.Range(0.1f, 0.5f)) - tint);
        return (shade, body, light);
    }

    private static Vector3 Color(SeededRandom random)
    {
        // Any hue, but mostly muted colours, as outdoors.
        var hue = random.Range(0f, 3f);
        var pure = Clamp(new Vector3(1f - MathF.Min(hue, 3f - hue), 1f - MathF.Abs(hue - 1f), 1f - MathF.Abs(hue - 2f)));
        var saturation = MathF.Pow(random.NextSingle(), 1.8f);
        return random.Range(0.2f, 1f) * Vector3.Lerp(Vector3.One, pure / MathF.Max(pure.X, MathF.Max(pure.Y, pure.Z)), saturation);
    }

    private static Vector3 Clamp(Vector3 color) => Vector3.Clamp(color, Vector3.Zero, Vector3.One);
}
