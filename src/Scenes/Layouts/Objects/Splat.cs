using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Draws rough balls, such as leaf clusters of a crown or the body of a boulder.</summary>
internal static class Splat
{
    /// <param name="stage">Stage to draw on.</param>
    /// <param name="centre">World position.</param>
    /// <param name="radiusX">World radius across.</param>
    /// <param name="radiusY">World radius upwards.</param>
    /// <param name="roughness">Displacement of the outline by noise, as a share of the radius.</param>
    /// <param name="grain">World wavelength of that noise.</param>
    /// <param name="look">Label, part, tint and openness of the surface.</param>
    /// <param name="heart">World centre of the whole crown, from which the normals partly point; the ball's own centre if there is
    /// none.</param>
    public static void Ball(
        Stage stage, Vector3 centre, float radiusX, float radiusY, float roughness, float grain, in Surface look, Vector3 heart)
    {
        var z = centre.Z;
        float left = stage.ColumnOf(centre.X - (1.3f * radiusX), z), right = stage.ColumnOf(centre.X + (1.3f * radiusX), z);
        float top = stage.RowOf(centre.Y + (1.3f * radiusY), z), bottom = stage.RowOf(centre.Y - (1.3f * radiusY), z);
        int firstColumn = Math.Max(0, (int)left), lastColumn = Math.Min(stage.Width - 1, (int)right);
        int firstRow = Math.Max(0, (int)top), lastRow = Math.Min(stage.Height - 1, (int)bottom);
        var octaves = Fractal.VisibleOctaves(grain, stage.Footprint(z), 3f);
        var surface = look;
        for (var row = firstRow; row <= lastRow; row++)
        {
            var y = stage.ElevationAt(row, z);
            var dy = (y - centre.Y) / radiusY;
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var x = stage.AcrossAt(column, z);
                var dx = (x - centre.X) / radiusX;
                var inside = 1f - (dx * dx) - (dy * dy);
                if (inside < -2f * roughness)
                {
                    continue;
                }

                inside += 2f * roughness * Fractal.Sum((x / grain) + (centre.Y * 7f), (y / grain) + (centre.X * 3f), octaves, 0.6f);
                if (inside <= 0f)
                {
                    continue;
                }

                var bulge = MathF.Sqrt(MathF.Min(inside, 1f));
                surface.Depth = z - (bulge * radiusX);
                surface.U = x;
                surface.V = y;
                surface.Elevation = y;
                var own = new Vector3(dx, dy, -bulge);
                var whole = new Vector3(x - heart.X, y - heart.Y, surface.Depth - heart.Z);
                surface.Normal = Vector3.Normalize(own + (whole / (0.2f + whole.Length())));
                surface.Openness = look.Openness * (0.55f + (0.45f * bulge));
                stage.Show(column, row, surface);
            }
        }
    }
}
