using System.Numerics;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Warps;

/// <summary>
/// A smooth mapping of the plane and its inverse: for each place in the warped picture the place in the original, an affine part plus a few
/// long waves. The slope of the waves stays below that of the affine part, so that the mapping never folds and its inverse is unique; it is
/// found by iteration. Places are columns and rows in pixels, 0 at the first pixel's centre.
/// </summary>
internal sealed class SmoothWarp
{
    private const int Waves = 4;
    private const int MostIterations = 60;

    // In pixels; the true flow must be accurate to a small fraction of a pixel.
    private const float Precision = 1e-3f;

    // Steepest slope of Curves.Wave.
    private const float WaveSlope = 6.6f;

    private readonly Vector2 _centre;
    private readonly Vector2 _shift;
    private readonly Matrix3x2 _turn;
    private readonly Matrix3x2 _turnBack;
    private readonly Wave[] _waves;

    private SmoothWarp(Vector2 centre, Vector2 shift, Matrix3x2 turn, Wave[] waves)
    {
        (_centre, _shift, _turn, _waves) = (centre, shift, turn, waves);
        Matrix3x2.Invert(turn, out _turnBack);
    }

    public static SmoothWarp Draw(WarpSettings settings, PixelSize size, SeededRandom random)
    {
        var angle = random.Range(-settings.Rotation, settings.Rotation) * MathF.PI / 180f;
        var magnification = settings.LeastScale * MathF.Pow(settings.MostScale / settings.LeastScale, random.NextSingle());
        var mirror = random.Chance(settings.MirroredShare) ? -1f : 1f;
        var turn = Matrix3x2.CreateScale(mirror / magnification, 1f / magnification) * Matrix3x2.CreateRotation(angle);
        var shift = settings.Shift * new Vector2(size.Width * random.Range(-1f, 1f), size.Height * random.Range(-1f, 1f));

        // The total slope is divided among the waves, relative to the affine part, because strong magnification would fold otherwise.
        var slope = settings.Stretch * random.NextSingle() / magnification / Waves;
        var waves = new Wave[Waves];
        for (var i = 0; i < Waves; i++)
        {
            var frequency = 1f / (size.ShorterSide * random.Range(0.4f, 1.3f));
            waves[i] = new Wave(
                frequency * Direction(random), random.NextSingle(), slope / (WaveSlope * frequency) * Direction(random));
        }

        var centre = new Vector2(size.Width - 1, size.Height - 1) / 2f;
        return new SmoothWarp(centre, shift, turn, waves);
    }

    /// <summary>Maps a place in the warped picture to the original.</summary>
    public Vector2 Original(Vector2 warped) => Vector2.Transform(warped - _centre, _turn) + _shift + Sway(warped) + _centre;

    /// <summary>Maps a place in the original to the warped picture, which may be outside its frame.</summary>
    /// <param name="original">The place in the original.</param>
    /// <param name="guess">A place near the result, which only saves time.</param>
    public Vector2 Warped(Vector2 original, Vector2 guess)
    {
        for (var i = 0; i < MostIterations; i++)
        {
            var next = Vector2.Transform(original - _centre - _shift - Sway(guess), _turnBack) + _centre;
            var step = Vector2.DistanceSquared(next, guess);
            guess = next;
            if (step < Precision * Precision)
            {
                break;
            }
        }

        return guess;
    }

    private static Vector2 Direction(SeededRandom random)
    {
        var (sine, cosine) = MathF.SinCos(random.Range(0f, MathF.Tau));
        return new Vector2(cosine, sine);
    }

    private Vector2 Sway(Vector2 at)
    {
        var sum = Vector2.Zero;
        foreach (var wave in _waves)
        {
            sum += wave.Reach * Curves.Wave(Vector2.Dot(wave.Frequency, at) + wave.Phase);
        }

        return sum;
    }

    private readonly record struct Wave(Vector2 Frequency, float Phase, Vector2 Reach);
}
