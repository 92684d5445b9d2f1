using System.Runtime.InteropServices;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Evidence;

/// <summary>One level's matches in memory, to be asked pixel by pixel, without what was added to make grids of map and exemplar.</summary>
internal sealed class PlacedMatches
{
    private readonly long[] _indices;
    private readonly float[] _weights;
    private readonly int _gridWidth;
    private readonly int _gridPixels;
    private readonly int _sourceGridWidth;
    private readonly int _step;
    private readonly PixelSize _result;
    private readonly PixelSize _exemplar;

    /// <param name="matches">Of one picture.</param>
    /// <param name="sizes">Of the translation.</param>
    /// <param name="exemplar">Size of the exemplar at the result's scale, without padding.</param>
    /// <param name="enlarge">Whether a level that was computed smaller than the result counts as one of the result's size.</param>
    public PlacedMatches(WeightedMatches matches, WorkingSizes sizes, PixelSize exemplar, bool enlarge)
    {
        using var scope = NewDisposeScope();
        var shape = matches.Indices.shape;
        (Candidates, var height, _gridWidth) = ((int)shape[1], (int)shape[2], (int)shape[3]);
        _gridPixels = height * _gridWidth;
        _sourceGridWidth = (int)(matches.Source?.Width ?? _gridWidth);
        var factor = sizes.FactorOf(new PixelSize(_gridWidth, height));
        (_step, Factor) = enlarge ? (factor, 1) : (1, factor);
        (_result, _exemplar) = (sizes.Result, exemplar);
        (Width, Height) = WorkingSizes.Divide(sizes.Result, Factor);
        (SourceWidth, SourceHeight) = WorkingSizes.Divide(exemplar, Factor);
        _indices = MemoryMarshal.Cast<byte, long>(matches.Indices.cpu().contiguous().bytes).ToArray();
        _weights = MemoryMarshal.Cast<byte, float>(matches.Weights.cpu().contiguous().bytes).ToArray();
    }

    /// <summary>Candidates a pixel, and so the most places that one comes from.</summary>
    public int Candidates { get; }

    /// <summary>Of the level's pixels, as far as they show the result.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>Of the exemplar at the level; places are indices of its pixels.</summary>
    public int SourceWidth { get; }

    /// <inheritdoc cref="SourceWidth"/>
    public int SourceHeight { get; }

    /// <summary>Pixels of the result along each axis that a pixel stands for.</summary>
    public int Factor { get; }

    public int Pixels => Width * Height;

    /// <summary>A pixel's candidate as it is; some may name the same pixel.</summary>
    public Place At(int pixel, int candidate)
    {
        var (y, x) = Math.DivRem(pixel, Width);
        var at = (candidate * _gridPixels) + (y / _step * _gridWidth) + (x / _step);
        var (row, column) = Math.DivRem((int)_indices[at], _sourceGridWidth);
        row = Math.Min((row * _step) + (y % _step), SourceHeight - 1);
        column = Math.Min((column * _step) + (x % _step), SourceWidth - 1);
        return new Place((row * SourceWidth) + column, _weights[at]);
    }

    /// <summary>The middle of a place, in pixels of the exemplar as it would be if it were stretched to the result's size.</summary>
    public (int X, int Y) InResult(int place)
    {
        var (row, column) = Math.DivRem(place, SourceWidth);
        return (Scale(column, _result.Width, _exemplar.Width), Scale(row, _result.Height, _exemplar.Height));

        int Scale(int at, int result, int exemplar) => (int)Math.Min(result - 1, ((2L * at) + 1) * Factor * result / (2L * exemplar));
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
