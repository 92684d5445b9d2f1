using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts;

/// <summary>A landscape: its terrain, cover and objects. Subclasses draw their parameters from the seed.</summary>
internal abstract class Landscape(int seed, int stream)
{
    private readonly float _shiftX = new SeededRandom(seed, stream).Range(0f, 200f);
    private readonly float _shiftY = new SeededRandom(seed, stream + 1).Range(0f, 200f);

    public abstract Camera Camera { get; }

    /// <summary>World distance at which the terrain ends.</summary>
    public virtual float Far => 240f;

    /// <summary>Height of the water surface; ground below it is under water.</summary>
    public virtual float WaterLevel => float.NegativeInfinity;

    /// <summary>Height of a closed forest above its ground.</summary>
    public virtual float CanopyHeight => 1.5f;

    /// <summary>Shape of the trees in closed forests: 0 (round crowns) … 1 (spires).</summary>
    public virtual float CanopySpires => 0f;

    /// <summary>Waves along the shore: 0 (still water) … 1 (breakers).</summary>
    public virtual float Surf => 0f;

    public virtual CloudPlan Clouds => new(0.5f, 0.5f);

    /// <summary>Random source for the parameters and for <see cref="Populate"/>.</summary>
    protected SeededRandom Random { get; } = new(seed, stream + 2);

    /// <summary>World height of the ground.</summary>
    /// <param name="x">World position.</param>
    /// <param name="z">World position.</param>
    /// <param name="footprint">World size of a pixel there: finer detail is omitted.</param>
    public abstract float Height(float x, float z, float footprint);

    /// <summary>Class of the ground above water.</summary>
    /// <param name="x">World position.</param>
    /// <param name="z">World position.</param>
    /// <param name="height">Height of the ground there.</param>
    /// <param name="slope">Tangent of the ground's steepness.</param>
    /// <param name="footprint">See <see cref="Height"/>.</param>
    public abstract byte Cover(float x, float z, float height, float slope, float footprint);

    /// <summary>Places objects on the terrain.</summary>
    public virtual void Populate(Stage stage)
    {
    }

    /// <summary>Hills that start at one distance and reach full height at another: a mean height plus noise.</summary>
    protected float Hills(
        float x, float z, float from, float to, float mean, float amplitude, float wavelength, float footprint, float octaves)
    {
        var grown = Curves.Smooth(from, to, z);
        return grown <= 0f ? 0f : grown * (mean + (amplitude * Rolling(x, z, wavelength, footprint, octaves)));
    }

    /// <summary>Mountains that start at one distance and reach full height at another.</summary>
    protected float Mountains(float x, float z, float from, float to, float height, float wavelength, float footprint, float octaves = 6f)
    {
        var grown = Curves.Smooth(from, to, z);
        return grown <= 0f ? 0f : grown * height * Ridges(x, z, wavelength, footprint, octaves);
    }

    /// <summary>Rolling noise, about −1 … 1.</summary>
    protected float Rolling(float x, float z, float wavelength, float footprint, float octaves = 4f, float gain = 0.5f) =>
        Fractal.Sum(
            (x / wavelength) + _shiftX, (z / wavelength) + _shiftY, Fractal.VisibleOctaves(wavelength, footprint, octaves), gain);

    /// <summary>Mountain noise, about 0 … 1.</summary>
    protected float Ridges(float x, float z, float wavelength, float footprint, float octaves = 6f, float gain = 0.5f) =>
        Fractal.Ridges(
            (x / wavelength) + _shiftY, (z / wavelength) + _shiftX, Fractal.VisibleOctaves(wavelength, footprint, octaves), gain);
}
