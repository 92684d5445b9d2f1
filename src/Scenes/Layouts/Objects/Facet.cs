using System.Numerics;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>A rectangle in the world.</summary>
/// <param name="Origin">The lower corner at the start of <paramref name="Along"/>.</param>
/// <param name="Along">Unit vector of its width.</param>
/// <param name="Up">Unit vector of its height.</param>
/// <param name="Normal">Outward unit normal.</param>
/// <param name="Width">World size along <paramref name="Along"/>.</param>
/// <param name="Height">World size along <paramref name="Up"/>.</param>
internal sealed record Facet(Vector3 Origin, Vector3 Along, Vector3 Up, Vector3 Normal, float Width, float Height)
{
    public Vector3[] Corners =>
        [Origin, Origin + (Along * Width), Origin + (Up * Height), Origin + (Along * Width) + (Up * Height)];

    /// <summary>Whether a point of the plane, in world units from the origin, lies in the rectangle.</summary>
    public bool Contains(float along, float up) => along >= 0f && along <= Width && up >= 0f && up <= Height;
}
