using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Scatters objects over ground of given classes.</summary>
internal static class Scatter
{
    /// <param name="stage">Stage to draw on.</param>
    /// <param name="random">Random source for positions, sizes and shapes.</param>
    /// <param name="count">Number of tries; those on other ground are dropped.</param>
    /// <param name="near">Nearest depth.</param>
    /// <param name="far">Farthest depth.</param>
    /// <param name="sizes">Smallest and largest world height.</param>
    /// <param name="grounds">Ids of the classes to stand on.</param>
    /// <param name="paint">Draws one object.</param>
    public static void Over(
        Stage stage,
        SeededRandom random,
        int count,
        float near,
        float far,
        (float Least, float Most) sizes,
        byte[] grounds,
        Action<Stage, Placement> paint)
    {
        for (var i = 0; i < count; i++)
        {
            // Uniform on the screen, not in the world: depth is drawn with uniform 1/z.
            var t = random.NextSingle();
            var z = 1f / Curves.Mix(1f / near, 1f / far, t);
            var x = random.Range(-0.56f, 0.56f) * stage.Aspect * z / stage.Camera.Focal;
            var size = random.Range(sizes.Least, sizes.Most);
            var shape = new SeededRandom(random.Below(int.MaxValue));
            if (TryGround(stage, x, z, grounds, out var ground))
            {
                paint(stage, new Placement(x, ground, z, size, shape));
            }
        }
    }

    /// <summary>Gets the world height of the ground at a position, if its class is one of the given ones.</summary>
    public static bool TryGround(Stage stage, float x, float z, byte[] grounds, out float ground)
    {
        var landscape = stage.Landscape;
        var footprint = stage.Footprint(z);
        ground = landscape.Height(x, z, footprint);
        if (ground < landscape.WaterLevel)
        {
            return false;
        }

        var reach = 2f * footprint;
        var across = (landscape.Height(x + reach, z, footprint) - ground) / reach;
        var along = (landscape.Height(x, z + reach, footprint) - ground) / reach;
        var slope = MathF.Sqrt((across * across) + (along * along));
        return Array.IndexOf(grounds, landscape.Cover(x, z, ground, slope, footprint)) >= 0;
    }
}
