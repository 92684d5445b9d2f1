namespace CoCosNet.Scenes.Everyday;

/// <summary>A label map to draw on; later shapes cover earlier ones. Coordinates are shares of the width and the height, radii of the longer side.</summary>
internal sealed class LabelCanvas(int width, int height)
{
    private readonly byte[] _labels = new byte[width * height];

    private float Longer => Math.Max(width, height);

    public LabelImage ToLabels() => new(width, height, [.. _labels]);

    public void Rectangle(int label, float left, float top, float right, float bottom) =>
        Fill(label, left, top, right, bottom, (x, y) => x >= left && x < right && y >= top && y < bottom);

    public void Ellipse(int label, float centreX, float centreY, float radiusX, float radiusY) => Fill(
        label, centreX - radiusX, centreY - radiusY, centreX + radiusX, centreY + radiusY,
        (x, y) => Squared((x - centreX) / radiusX) + Squared((y - centreY) / radiusY) <= 1f);

    /// <summary>Draws a convex shape whose corners are given in order.</summary>
    public void Polygon(int label, params (float X, float Y)[] corners) => Fill(
        label, corners.Min(corner => corner.X), corners.Min(corner => corner.Y), corners.Max(corner => corner.X), corners.Max(corner => corner.Y),
        (x, y) => IsInside(corners, x, y));

    /// <summary>Draws a limb with round ends.</summary>
    public void Limb(int label, (float X, float Y) from, (float X, float Y) to, float radius, float endRadius)
    {
        float reachX = MathF.Max(radius, endRadius) * Longer / width, reachY = MathF.Max(radius, endRadius) * Longer / height;
        float dx = (to.X - from.X) * width, dy = (to.Y - from.Y) * height;
        var square = MathF.Max(1e-6f, (dx * dx) + (dy * dy));
        Fill(
            label, MathF.Min(from.X, to.X) - reachX, MathF.Min(from.Y, to.Y) - reachY, MathF.Max(from.X, to.X) + reachX, MathF.Max(from.Y, to.Y) + reachY,
            (x, y) =>
            {
                float px = (x - from.X) * width, py = (y - from.Y) * height;
                var along = Math.Clamp(((px * dx) + (py * dy)) / square, 0f, 1f);
                var limit = (radius + (along * (endRadius - radius))) * Longer;
                return Squared(px - (along * dx)) + Squared(py - (along * dy)) <= limit * limit;
            });
    }

    private static float Squared(float x) => x * x;

    private static bool IsInside((float X, float Y)[] corners, float x, float y)
    {
        var (left, right) = (false, false);
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            var side = ((b.X - a.X) * (y - a.Y)) - ((b.Y - a.Y) * (x - a.X));
            (left, right) = (left || side > 0f, right || side < 0f);
        }

        return !(left && right);
    }

    private void Fill(int label, float left, float top, float right, float bottom, Func<float, float, bool> contains)
    {
        for (var row = Math.Max(0, (int)(top * height) - 1); row <= Math.Min(height - 1, (int)(bottom * height) + 1); row++)
        {
            for (var column = Math.Max(0, (int)(left * width) - 1); column <= Math.Min(width - 1, (int)(right * width) + 1); column++)
            {
                if (contains((column + 0.5f) / width, (row + 0.5f) / height))
                {
                    _labels[(row * width) + column] = (byte)label;
                }
            }
        }
    }
}
