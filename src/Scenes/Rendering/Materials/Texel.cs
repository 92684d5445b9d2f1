using System.Numerics;
using CoCosNet.Scenes.Layouts;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Rendering.Materials;

/// <summary>The inputs of a pattern, and the normal that it can tilt.</summary>
internal ref struct Texel
{
    // With z on a logarithmic scale, upright objects on level ground (blades, ears) keep their height on the screen.
    private const float Ln2 = 0.6931472f;

    public Texel(Frame frame, in Surface surface)
    {
        Surface = surface;
        Normal = surface.Normal;
        Footprint = frame.Footprint(surface.Depth);
        U = surface.U + frame.Shift.X;
        V = surface.V + frame.Shift.Y;
        Upright = Ln2 * frame.Layout.Camera.Height * Curves.Log2(surface.Depth);
        Eye = frame.Layout.Camera.Height;
    }

    public Surface Surface { get; }

    public Vector3 Normal { get; private set; }

    /// <summary>World size of the pixel.</summary>
    public float Footprint { get; }

    public float U { get; }

    public float V { get; }

    /// <summary>Coordinate in which a world unit of height has its correct size on the screen.</summary>
    public float Upright { get; }

    /// <summary>World height of the viewer.</summary>
    public float Eye { get; }

    /// <summary>Visibility of detail of a world size, 0 … 1.</summary>
    public readonly float Sharpness(float size) => Curves.Smooth(0.6f, 2f, size / Footprint);

    /// <summary>
    /// Noise on a plane, 0 … 1, with a given first wavelength in world units; detail is limited by the pixel's footprint.
    /// </summary>
    public readonly float Noise(float u, float v, float wavelength, float octaves, float gain = 0.5f) =>
        Fractal.Rough(u / wavelength, v / wavelength, Fractal.VisibleOctaves(wavelength, Footprint, octaves), gain);

    /// <summary>Tilts the normal as if the surface rose along a world direction.</summary>
    public void Tilt(float across, float up, float along) => Normal = Vector3.Normalize(Normal + new Vector3(across, up, along));
}
