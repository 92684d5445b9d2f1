using System.Runtime.InteropServices;
using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Evidence;

/// <summary>One level's matches in memory, to be asked pixel by pixel.</summary>
internal sealed class PlacedMatches
{
    private readonly long[] _indices;
    private readonly float[] _weights;

    /// <param name="matches">Of one picture.</param>
    public PlacedMatches(WeightedMatches matches)
    {
        using var scope = NewDisposeScope();
        var shape = matches.Indices.shape;
        (Candidates, Height, Width) = ((int)shape[1], (int)shape[2], (int)shape[3]);
        _indices = MemoryMarshal.Cast<byte, long>(matches.Indices.cpu().contiguous().bytes).ToArray();
        _weights = MemoryMarshal.Cast<byte, float>(matches.Weights.cpu().contiguous().bytes).ToArray();
    }

    /// <summary>Candidates a pixel, and so the most places that one comes from.</summary>
    public int Candidates { get; }

    public int Width { get; }

    public int Height { get; }

    public int Pixels => Width * Height;

    /// <summary>A pixel's candidate as it is; some may name the same pixel.</summary>
    public Place At(int pixel, int candidate)
    {
        var at = (candidate * Pixels) + pixel;
        return new Place((int)_indices[at], _weights[at]);
    }

    /// <summary>Where a pixel comes from, each place once: the heaviest first, of equal ones the candidate that came first.</summary>
    /// <param name="pixel">Row-major.</param>
    /// <param name="places">At least as many as <see cref="Candidates"/>.</param>
    /// <returns>How many places there are, at least one.</returns>
    public int Collect(int pixel, Span<Place> places)
    {
        var count = 0;
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            var place = At(pixel, candidate);
            var same = 0;
            while (same < count && places[same].Pixel != place.Pixel)
            {
                same++;
            }

            if (same < count)
            {
                place = place with { Weight = places[same].Weight + place.Weight };
            }
            else
            {
                count++;
            }

            // Up to where it belongs now; what it passes moves down one.
            for (; same > 0 && places[same - 1].Weight < place.Weight; same--)
            {
                places[same] = places[same - 1];
            }

            places[same] = place;
        }

        return count;
    }

    /// <summary>The heaviest place of every pixel.</summary>
    public int[] Best()
    {
        var best = new int[Pixels];
        Span<Place> places = stackalloc Place[Candidates];
        for (var pixel = 0; pixel < best.Length; pixel++)
        {
            Collect(pixel, places);
            best[pixel] = places[0].Pixel;
        }

        return best;
    }
}
