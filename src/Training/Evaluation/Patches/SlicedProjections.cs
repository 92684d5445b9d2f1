using System.Runtime.InteropServices;
using CoCosNet.Scenes.Noise;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>Sorted projections of a point cloud on fixed directions.</summary>
internal sealed class SlicedProjections
{
    /// <summary>Number of directions.</summary>
    public const int Directions = 256;

    private const int Seed = 20181;

    private readonly float[][] _sorted;

    /// <param name="points">N×length.</param>
    /// <param name="length">Values per point.</param>
    public SlicedProjections(float[] points, int length)
    {
        using var scope = NewDisposeScope();
        var count = points.Length / length;
        var projected = mm(DirectionsOf(length), tensor(points, [count, length]).t()).contiguous();
        var values = MemoryMarshal.Cast<byte, float>(projected.bytes);
        _sorted = new float[Directions][];
        for (var direction = 0; direction < Directions; direction++)
        {
            _sorted[direction] = values.Slice(direction * count, count).ToArray();
        }

        Parallel.ForEach(_sorted, Array.Sort);
    }

    /// <summary>
    /// Sliced Wasserstein distance: the mean distance over all directions that points of one cloud move to become the other.
    /// </summary>
    /// <exception cref="ArgumentException">The clouds differ in their number of points.</exception>
    public double DistanceTo(SlicedProjections other)
    {
        var sum = 0.0;
        for (var direction = 0; direction < Directions; direction++)
        {
            float[] here = _sorted[direction], there = other._sorted[direction];
            if (here.Length != there.Length)
            {
                throw new ArgumentException($"{here.Length} points cannot be moved onto {there.Length}.", nameof(other));
            }

            for (var i = 0; i < here.Length; i++)
            {
                sum += Math.Abs(here[i] - there[i]);
            }
        }

        return sum / ((long)Directions * _sorted[0].Length);
    }

    /// <returns>Directions×length, rows of length 1, uniform on the sphere.</returns>
    private static Tensor DirectionsOf(int length)
    {
        var random = new SeededRandom(Seed);
        var values = new float[Directions * length];
        for (var direction = 0; direction < Directions; direction++)
        {
            var row = values.AsSpan(direction * length, length);
            var squares = 0f;
            for (var i = 0; i < length; i++)
            {
                // Box–Muller transform.
                row[i] = MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(MathF.Tau * random.NextSingle());
                squares += row[i] * row[i];
            }

            foreach (ref var value in row)
            {
                value /= MathF.Sqrt(squares);
            }
        }

        return tensor(values, [Directions, length]);
    }
}
