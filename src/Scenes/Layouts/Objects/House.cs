using System.Numerics;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>A gabled house in the world.</summary>
/// <param name="Foot">Middle of its ground plan.</param>
/// <param name="Length">Size along the ridge.</param>
/// <param name="Depth">Size across the ridge.</param>
/// <param name="WallHeight">Height of the eaves.</param>
/// <param name="Height">Height of the ridge.</param>
/// <param name="Yaw">Sideways part of the direction of the ridge: 0 runs across the view; beyond ±0.7 the gable faces the viewer.</param>
/// <param name="Tint">Random number of the house, 0 … 1.</param>
internal sealed record House(Vector3 Foot, float Length, float Depth, float WallHeight, float Height, float Yaw, float Tint)
{
    /// <summary>Unit vector of the ridge.</summary>
    public Vector3 Along { get; } = Vector3.Normalize(new Vector3(1f - (0.5f * MathF.Abs(Yaw)), 0f, Yaw));

    /// <summary>Unit vector across the ridge, towards the viewer.</summary>
    public Vector3 Across => new(Along.Z, 0f, -Along.X);
}
