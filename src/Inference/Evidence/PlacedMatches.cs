using System.Runtime.InteropServices;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Evidence;

/// <summary>The matches of one level in memory, accessible pixel by pixel, without the padding of the map's and the exemplar's
/// grids.</summary>
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

    /// <param name="matches">The matches of one picture.</param>
    /// <param name="sizes">The sizes of the translation.</param>
    /// <param name="exemplar">Size of the exemplar at the result's scale, without padding.</param>
    /// <param name="enlarge">Whether to enlarge a level that was computed at a smaller size to the size of the result.</param>
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

    /// <summary>Number of candidates per pixel, which is the most matches that a pixel can have.</summary>
    public int Candidates { get; }

    /// <summary>Width of the part of the level that shows the result, in pixels.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>Width of the exemplar at this level; a match is an index of one of its pixels.</summary>
    public int SourceWidth { get; }

    /// <inheritdoc cref="SourceWidth"/>
    public int SourceHeight { get; }

    /// <summary>Pixels of the result per pixel of the level along each axis.</summary>
    public int Factor { get; }

    public int Pixels => Width * Height;

    /// <summary>Returns one candidate of a pixel; several candidates may name the same place.</summary>
    public Place At(int pixel, int candidate)
    {
        var (y, x) = Math.DivRem(pixel, Width);
        var at = (candidate * _gridPixels) + (y / _step * _gridWidth) + (x / _step);
        var (row, column) = Math.DivRem((int)_indices[at], _sourceGridWidth);
        row = Math.Min((row * _step) + (y % _step), SourceHeight - 1);
        column = Math.Min((column * _step) + (x % _step), SourceWidth - 1);
        return new Place((row * SourceWidth) + column, _weights[at]);
    }

    /// <summary>Returns the centre of a place, in pixels of the exemplar stretched to the size of the result.</summary>
    public (int X, int Y) InResult(int place)
    {
        var (row, column) = Math.DivRem(place, SourceWidth);
        return (Scale(column, _result.Width, _exemplar.Width), Scale(row, _result.Height, _exemplar.Height));

        int Scale(int at, int result, int exemplar) => (int)Math.Min(result - 1, ((2L * at) + 1) * Factor * result / (2L * exemplar));
    }

    /// <summary>Collects the distinct places that a pixel comes from: the heaviest first; equal weights keep the order of the
    /// candidates.</summary>
    /// <param name="pixel">Row-major index of the pixel.</param>
    /// <param name="places">Receives the places; at least <see cref="Candidates"/> long.</param>
    /// <returns>The number of places, at least one.</returns>
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

            // Moves the place forward to its rank.
            for (; same > 0 && places[same - 1].Weight < place.Weight; same--)
            {
                places[same] = places[same - 1];
            }

            places[same] = place;
        }

        return count;
    }

    /// <summary>Returns the heaviest place of every pixel.</summary>
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
