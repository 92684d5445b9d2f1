using System.Numerics;

namespace CoCosNet.Scenes.Layouts;

/// <summary>The surface visible at a pixel of a layout, independent of style.</summary>
internal struct Surface
{
    /// <summary>Depth of the sky, behind everything else.</summary>
    public const float SkyDepth = 1e6f;

    /// <summary>World distance along the view axis.</summary>
    public float Depth;

    /// <summary>Texture coordinates in world units: x and z on terrain, along and up on objects; screen coordinates in the sky.</summary>
    public float U;

    /// <inheritdoc cref="U"/>
    public float V;

    /// <summary>World height; on water, minus the depth of its bed; in the sky, the density of the clouds (negative outside them).</summary>
    public float Elevation;

    /// <summary>Unit normal, world axes.</summary>
    public Vector3 Normal;

    /// <summary>Tangent of the skyline's angle to the left.</summary>
    public float SkylineLeft;

    /// <summary>Tangent of the skyline's angle to the right.</summary>
    public float SkylineRight;

    /// <summary>Random number of the object, 0 … 1, to distinguish it from its neighbours.</summary>
    public float Tint;

    /// <summary>Share of the ambient light that arrives: 0 (buried) … 1 (open).</summary>
    public float Openness;

    /// <summary>An id of <see cref="SceneClasses"/>.</summary>
    public byte Label;

    public SurfacePart Part;
}
