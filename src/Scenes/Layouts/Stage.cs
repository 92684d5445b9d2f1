namespace CoCosNet.Scenes.Layouts;

/// <summary>A layout under construction: surfaces with a depth test, and the world they are projected from.</summary>
internal sealed class Stage
{
    public Stage(Landscape landscape, int width, int height)
    {
        Landscape = landscape;
        Width = width;
        Height = height;
        Surfaces = new Surface[width * height];
    }

    public Landscape Landscape { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Height × width, rows from the top.</summary>
    public Surface[] Surfaces { get; }

    public List<Occluder> Occluders { get; } = [];

    public Camera Camera => Landscape.Camera;

    /// <summary>Width in picture heights.</summary>
    public float Aspect => (float)Width / Height;

    /// <summary>World size of a pixel at a depth.</summary>
    public float Footprint(float z) => z / (Camera.Focal * Height);

    /// <summary>Screen column, in pixels, of a world position.</summary>
    public float ColumnOf(float x, float z) => ((Aspect / 2f) + (x * Camera.Focal / z)) * Height;

    /// <summary>Screen row, in pixels, of a world position.</summary>
    public float RowOf(float y, float z) => Camera.Row(y, z) * Height;

    /// <summary>World x seen in the middle of a column at a depth.</summary>
    public float AcrossAt(int column, float z) => (((column + 0.5f) / Height) - (Aspect / 2f)) * z / Camera.Focal;

    /// <summary>World y seen in the middle of a row at a depth.</summary>
    public float ElevationAt(int row, float z) => Camera.Elevation((row + 0.5f) / Height, z);

    /// <summary>Shows a surface unless a nearer one is already shown.</summary>
    public void Show(int column, int row, in Surface surface)
    {
        ref var shown = ref Surfaces[(row * Width) + column];
        if (surface.Depth < shown.Depth)
        {
            shown = surface;
        }
    }
}
