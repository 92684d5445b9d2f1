using System.Numerics;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>
/// Draws gabled houses: the rays of pixels are intersected with the plane of each wall and roof half, so that perspective, windows and
/// depth are correct at any size.
/// </summary>
internal static class HousePainter
{
    public static void Paint(Stage stage, Placement place)
    {
        var random = place.Random;
        var height = place.Size;
        var house = new House(
            new Vector3(place.X, place.Ground - (0.1f * height), place.Z),
            height * random.Range(0.9f, 1.5f),
            height * random.Range(0.6f, 0.85f),
            height * random.Range(0.52f, 0.64f),
            height,
            random.Range(-0.9f, 0.9f),
            random.NextSingle());
        Walls(stage, house);
        Roof(stage, house, 1f);
        Roof(stage, house, -1f);
        if (random.Chance(0.6f))
        {
            Chimney(stage, house, random.Range(-0.5f, 0.5f));
        }

        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, 0.6f * house.Length, height));
    }

    private static void Walls(Stage stage, House house)
    {
        foreach (var side in (ReadOnlySpan<float>)[1f, -1f])
        {
            var origin = house.Foot + (house.Across * (side * house.Depth / 2f)) - (house.Along * (house.Length / 2f));
            Plane(stage, house, new Facet(origin, house.Along, Vector3.UnitY, house.Across * side, house.Length, house.WallHeight), (u, v) =>
                Facade(house, u, v, house.Length, side > 0f ? 0.5f : -1f));
            var gable = house.Foot + (house.Along * (side * house.Length / 2f)) - (house.Across * (house.Depth / 2f));
            Plane(stage, house, new Facet(gable, house.Across, Vector3.UnitY, house.Along * side, house.Depth, house.Height), (u, v) =>
                v > house.WallHeight + ((house.Height - house.WallHeight) * (1f - MathF.Abs((2f * u / house.Depth) - 1f)))
                    ? null
                    : Facade(house, u, v, house.Depth, -1f));
        }
    }

    private static SurfacePart? Facade(House house, float u, float v, float length, float doorAt)
    {
        var unit = house.WallHeight;
        if (doorAt > 0f && MathF.Abs(u - (doorAt * length)) < 0.13f * unit && v < 0.62f * unit)
        {
            return SurfacePart.Door;
        }

        var windows = Math.Max(2, (int)(length / (0.62f * unit)));
        var cell = u / length * windows;
        cell -= MathF.Floor(cell);
        var besideDoor = doorAt < 0f || MathF.Abs(u - (doorAt * length)) > 0.32f * unit;
        return besideDoor && cell is > 0.3f and < 0.7f && v > 0.42f * unit && v < 0.74f * unit ? SurfacePart.Window : SurfacePart.Wall;
    }

    private static void Roof(Stage stage, House house, float side)
    {
        var overhang = 0.07f * house.Height;
        var rise = house.Height - house.WallHeight;
        var run = house.Depth / 2f;
        var slant = MathF.Sqrt((rise * rise) + (run * run));
        var up = ((Vector3.UnitY * rise) - (house.Across * (side * run))) / slant;
        var normal = ((house.Across * (side * rise)) + (Vector3.UnitY * run)) / slant;
        var eaves = house.Foot + (house.Across * (side * run)) + (Vector3.UnitY * house.WallHeight) - (up * overhang)
            - (house.Along * ((house.Length / 2f) + overhang));
        var facet = new Facet(eaves, house.Along, up, normal, house.Length + (2f * overhang), slant + overhang);
        Plane(stage, house, facet, (_, _) => SurfacePart.Roof);
    }

    private static void Chimney(Stage stage, House house, float along)
    {
        var width = 0.14f * house.Height;
        var origin = house.Foot + (house.Along * (along * house.Length * 0.6f)) + (Vector3.UnitY * (house.Height * 0.86f));
        var facet = new Facet(origin, Vector3.UnitX, Vector3.UnitY, -Vector3.UnitZ, width, 0.28f * house.Height);
        Plane(stage, house, facet, (_, _) => SurfacePart.Wall);
    }

    private static void Plane(Stage stage, House house, Facet facet, Func<float, float, SurfacePart?> part)
    {
        var eye = new Vector3(0f, stage.Camera.Height, 0f);
        var facing = Vector3.Dot(facet.Normal, facet.Origin - eye);
        if (facing >= 0f)
        {
            return; // seen from behind
        }

        Bounds(stage, facet.Corners, out var from, out var to);
        for (var row = (int)from.Y; row <= (int)to.Y; row++)
        {
            for (var column = (int)from.X; column <= (int)to.X; column++)
            {
                var ray = new Vector3(stage.AcrossAt(column, 1f), stage.ElevationAt(row, 1f) - eye.Y, 1f);
                var depth = facing / Vector3.Dot(facet.Normal, ray);
                var local = eye + (ray * depth) - facet.Origin;
                float along = Vector3.Dot(local, facet.Along), up = Vector3.Dot(local, facet.Up);
                if (depth <= 0f || !facet.Contains(along, up) || part(along, up) is not { } shown)
                {
                    continue;
                }

                stage.Show(column, row, new Surface
                {
                    Depth = depth,
                    U = along,
                    V = up,
                    Elevation = eye.Y + (ray.Y * depth),
                    Normal = facet.Normal,
                    Tint = house.Tint,
                    Openness = 0.9f,
                    Label = ClassIds.Building,
                    Part = shown,
                });
            }
        }
    }

    private static void Bounds(Stage stage, ReadOnlySpan<Vector3> corners, out Vector2 from, out Vector2 to)
    {
        from = new Vector2(float.MaxValue);
        to = new Vector2(float.MinValue);
        foreach (var corner in corners)
        {
            var z = MathF.Max(corner.Z, 0.1f);
            var at = new Vector2(stage.ColumnOf(corner.X, z), stage.RowOf(corner.Y, z));
            from = Vector2.Min(from, at);
            to = Vector2.Max(to, at);
        }

        from = Vector2.Max(from, Vector2.Zero);
        to = Vector2.Min(to, new Vector2(stage.Width - 1, stage.Height - 1));
    }
}
