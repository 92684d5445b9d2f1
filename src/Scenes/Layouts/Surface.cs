using System.Numerics;

namespace CoCosNet.Scenes.Layouts;

/// <summary>What one pixel of a layout shows, without any style.</summary>
internal struct Surface
{
    /// <summary>Depth of the sky: farther than everything.</summary>
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

    /// <summary>Tangent of the angle above which the sky is free, to the left.</summary>
    public float SkylineLeft;

    /// <summary>The same to the right.</summary>
    public float SkylineRight;

    /// <summary>0 … 1: an object's own number, to tell it from its neighbours.</summary>
    public float Tint;

    /// <summary>0 (buried) … 1 (open): how much of the ambient light arrives.</summary>
    public float Openness;

    /// <summary>An id of <see cref="SceneClasses"/>.</summary>
    public byte Label;

    public SurfacePart Part;
}
