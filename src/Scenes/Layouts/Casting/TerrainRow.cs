using System.Numerics;

namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>Samples of the terrain at one depth, one for each column.</summary>
internal sealed class TerrainRow(int width)
{
    public float Depth { get; set; }

    /// <summary>Whether the sample may be visible over nearer ground; hidden samples have only a height.</summary>
    public bool[] Visible { get; } = new bool[width];

    /// <summary>World height of the bare ground.</summary>
    public float[] Ground { get; } = new float[width];

    /// <summary>World height of the cover.</summary>
    public float[] Top { get; } = new float[width];

    /// <summary>Screen row of the top, in pixels.</summary>
    public float[] Screen { get; } = new float[width];

    public byte[] Labels { get; } = new byte[width];

    public Vector3[] Normals { get; } = new Vector3[width];

    public float[] SkylineLeft { get; } = new float[width];

    public float[] SkylineRight { get; } = new float[width];

    public float[] Openness { get; } = new float[width];
}
