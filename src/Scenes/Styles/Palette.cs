namespace CoCosNet.Scenes;

/// <summary>The materials of a style, one for each class that has a surface (sky and clouds belong to <see cref="SkyLook"/>).</summary>
public sealed record Palette
{
    public required Material Mountain { get; init; }

    public required Material Rock { get; init; }

    public required Material Snow { get; init; }

    public required Material Grass { get; init; }

    public required Material Field { get; init; }

    /// <summary>Shade, body and light are the colours of three kinds of blossom; the grass between is the grass material.</summary>
    public required Material Flowers { get; init; }

    public required Material Tree { get; init; }

    public required Material Bark { get; init; }

    public required Material Sand { get; init; }

    public required Material Path { get; init; }

    /// <summary>Walls.</summary>
    public required Material Building { get; init; }

    public required Material Roof { get; init; }

    /// <summary>Applies a function to every material.</summary>
    internal Palette Map(Func<Material, Material> change) => new()
    {
        Mountain = change(Mountain),
        Rock = change(Rock),
        Snow = change(Snow),
        Grass = change(Grass),
        Field = change(Field),
        Flowers = change(Flowers),
        Tree = change(Tree),
        Bark = change(Bark),
        Sand = change(Sand),
        Path = change(Path),
        Building = change(Building),
        Roof = change(Roof),
    };
}
