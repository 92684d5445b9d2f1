using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Everyday;

/// <summary>A family of scenes that are no landscapes: rooms, streets, figures. Their classes are those of the family.</summary>
public sealed class EverydayFamily
{
    private readonly Action<LabelCanvas, SeededRandom> _draw;

    internal EverydayFamily(string name, IReadOnlyList<EverydayClass> classes, Action<LabelCanvas, SeededRandom> draw) =>
        (Name, Classes, _draw) = (name, classes, draw);

    /// <summary>All families.</summary>
    public static IReadOnlyList<EverydayFamily> All { get; } = [Room.Family, Street.Family, Figure.Family];

    public string Name { get; }

    /// <summary>Returns the family of a name.</summary>
    public static EverydayFamily Of(string name) => All.Single(family => family.Name == name);

    /// <summary>The classes; a label is an index into this list.</summary>
    public IReadOnlyList<EverydayClass> Classes { get; }

    /// <summary>Composes a layout. The same seed and size give the same labels.</summary>
    public LabelImage Compose(int seed, int width, int height)
    {
        var canvas = new LabelCanvas(width, height);
        _draw(canvas, new SeededRandom(seed, Name.Length));
        return canvas.ToLabels();
    }

    /// <summary>Chooses materials for all classes.</summary>
    public EverydayLook Look(int seed)
    {
        var random = new SeededRandom(seed, 1 + Name.Length);
        return new EverydayLook([.. Classes.Select(kind => kind.Choose(random))], random.Range(0.85f, 1.15f), random.Range(-0.08f, 0.08f));
    }
}
