namespace CoCosNet.Scenes.Layouts;

/// <summary>
/// A level pinhole camera above the world's origin. World: x to the right, y up, z away from the viewer; one unit is about three metres.
/// Screen: in picture heights, y down from the top, x from the left.
/// </summary>
/// <param name="Horizon">Screen row of eye level, 0 (top) … 1.</param>
/// <param name="Height">World height of the eye.</param>
/// <param name="Focal">Focal length in picture heights.</param>
internal readonly record struct Camera(float Horizon, float Height, float Focal)
{
    /// <summary>Screen row of a world point.</summary>
    public float Row(float y, float z) => Horizon - ((y - Height) * Focal / z);

    /// <summary>World height of the point at a given depth and screen row.</summary>
    public float Elevation(float row, float z) => Height + ((Horizon - row) * z / Focal);
}
