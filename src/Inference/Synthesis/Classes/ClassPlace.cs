using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis.Classes;

/// <summary>The position of a class in a picture: mean and spread of its pixels, in picture heights and widths.</summary>
internal sealed record ClassPlace(double Row, double Column, double RowSpread, double ColumnSpread)
{
    /// <summary>Measures the position of each of the 256 possible classes; null for classes that are not in the map.</summary>
    public static ClassPlace?[] Measure(LabelMap map)
    {
        var counts = new long[256];
        var sums = new double[256, 4];
        for (var pixel = 0; pixel < map.Indices.Length; pixel++)
        {
            var label = map.Indices[pixel];
            var row = (pixel / map.Width + 0.5) / map.Height;
            var column = (pixel % map.Width + 0.5) / map.Width;
            counts[label]++;
            sums[label, 0] += row;
            sums[label, 1] += column;
            sums[label, 2] += row * row;
            sums[label, 3] += column * column;
        }

        var places = new ClassPlace?[256];
        for (var label = 0; label < places.Length; label++)
        {
            if (counts[label] > 0)
            {
                double row = sums[label, 0] / counts[label], column = sums[label, 1] / counts[label];
                places[label] = new ClassPlace(
                    row, column, Spread(sums[label, 2] / counts[label], row), Spread(sums[label, 3] / counts[label], column));
            }
        }

        return places;
    }

    /// <summary>Returns the squared distance between the means and spreads of two classes.</summary>
    /// <param name="sideways">Weight of the horizontal component.</param>
    public double DistanceTo(ClassPlace other, double sideways) =>
        Square(Row - other.Row) + Square(RowSpread - other.RowSpread)
        + sideways * (Square(Column - other.Column) + Square(ColumnSpread - other.ColumnSpread));

    private static double Spread(double meanSquare, double mean) => Math.Sqrt(Math.Max(0, meanSquare - mean * mean));

    private static double Square(double value) => value * value;
}
