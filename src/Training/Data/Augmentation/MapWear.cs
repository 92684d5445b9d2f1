using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Augmentation;

/// <summary>Makes labels look hand-drawn: simplified outlines, displaced borders, small spots of a wrong class.</summary>
internal static class MapWear
{
    /// <summary>Changes label maps only; other maps are measured, not drawn.</summary>
    public static SemanticMap Apply(SemanticMap map, MapWearSettings settings, SeededRandom random)
    {
        if (map is not LabelMap labels)
        {
            return map;
        }

        var (indices, side) = (labels.Indices, labels.Size.ShorterSide);
        if (random.Chance(settings.SimplifiedShare))
        {
            indices = MajorityFilter.Apply(indices, labels.Size, (int)MathF.Round(settings.Simplification * side * random.NextSingle()));
        }

        if (random.Chance(settings.UnevenShare))
        {
            indices = Wander(indices, labels.Size, settings.Unevenness * side * random.NextSingle(), random);
        }

        if (random.Chance(settings.BlobShare))
        {
            indices = [.. indices];
            for (var blobs = 1 + random.Below(settings.Blobs); blobs > 0; blobs--)
            {
                Spot(indices, labels.Size, settings.BlobRadius * side * random.Range(0.3f, 1f), random);
            }
        }

        return new LabelMap(labels.Size, labels.Channels, indices);
    }

    private static byte[] Wander(byte[] indices, PixelSize size, float reach, SeededRandom random)
    {
        var moved = new byte[indices.Length];
        var frequency = random.Range(6f, 20f) / size.ShorterSide;
        float x0 = random.Below(256), y0 = random.Below(256);
        for (int row = 0, pixel = 0; row < size.Height; row++)
        {
            for (var column = 0; column < size.Width; column++, pixel++)
            {
                float x = x0 + (column * frequency), y = y0 + (row * frequency);
                var fromColumn = Math.Clamp((int)MathF.Round(column + (1.6f * reach * Lattice.Gradient(x, y))), 0, size.Width - 1);
                var fromRow = Math.Clamp((int)MathF.Round(row + (1.6f * reach * Lattice.Gradient(x + 91.3f, y + 37.7f))), 0, size.Height - 1);
                moved[pixel] = indices[(fromRow * size.Width) + fromColumn];
            }
        }

        return moved;
    }

    /// <summary>Paints a tilted ellipse of a class that occurs elsewhere in the map.</summary>
    private static void Spot(byte[] indices, PixelSize size, float radius, SeededRandom random)
    {
        var wrong = indices[random.Below(indices.Length)];
        int centreColumn = random.Below(size.Width), centreRow = random.Below(size.Height);
        var (sine, cosine) = MathF.SinCos(random.Range(0f, MathF.PI));
        var stretch = random.Range(1f, 2.5f);
        var reach = (int)MathF.Ceiling(radius);
        for (var row = Math.Max(0, centreRow - reach); row <= Math.Min(size.Height - 1, centreRow + reach); row++)
        {
            for (var column = Math.Max(0, centreColumn - reach); column <= Math.Min(size.Width - 1, centreColumn + reach); column++)
            {
                float x = column - centreColumn, y = row - centreRow;
                float along = (cosine * x) + (sine * y), across = stretch * ((cosine * y) - (sine * x));
                if ((along * along) + (across * across) <= radius * radius)
                {
                    indices[(row * size.Width) + column] = wrong;
                }
            }
        }
    }
}
