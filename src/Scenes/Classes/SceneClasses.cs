namespace CoCosNet.Scenes;

/// <summary>The classes of the landscapes. Ids are dense from 0 and never change: trained models and saved maps depend on them.</summary>
public static class SceneClasses
{
    public static SceneClass Sky { get; } = new(0, "sky", 126, 190, 242);

    public static SceneClass Cloud { get; } = new(1, "cloud", 214, 222, 232);

    public static SceneClass Mountain { get; } = new(2, "mountain", 122, 116, 148);

    public static SceneClass Rock { get; } = new(3, "rock", 112, 100, 92);

    public static SceneClass Snow { get; } = new(4, "snow", 250, 252, 255);

    public static SceneClass Grass { get; } = new(5, "grass", 122, 184, 72);

    public static SceneClass Field { get; } = new(6, "field", 218, 190, 84);

    public static SceneClass Flowers { get; } = new(7, "flowers", 226, 92, 150);

    public static SceneClass Tree { get; } = new(8, "tree", 34, 110, 56);

    public static SceneClass Water { get; } = new(9, "water", 38, 100, 190);

    public static SceneClass Sand { get; } = new(10, "sand", 240, 216, 160);

    public static SceneClass Path { get; } = new(11, "path", 172, 132, 94);

    public static SceneClass Building { get; } = new(12, "building", 196, 68, 54);

    /// <summary>Every class, at the index of its id.</summary>
    public static IReadOnlyList<SceneClass> All { get; } =
        [Sky, Cloud, Mountain, Rock, Snow, Grass, Field, Flowers, Tree, Water, Sand, Path, Building];

    /// <summary>Stand-ins of a class: similar-looking classes to use if it is missing, best first.</summary>
    public static IReadOnlyList<SceneClass> StandInsOf(SceneClass missing) => missing.Name switch
    {
        "sky" => [Cloud, Water, Snow],
        "cloud" => [Snow, Sky],
        "mountain" => [Rock, Tree, Snow],
        "rock" => [Mountain, Path, Building],
        "snow" => [Cloud, Sky, Sand],
        "grass" => [Field, Flowers, Tree],
        "field" => [Grass, Sand, Flowers],
        "flowers" => [Grass, Field, Tree],
        "tree" => [Grass, Flowers, Field],
        "water" => [Sky, Cloud, Snow],
        "sand" => [Path, Field, Rock],
        "path" => [Sand, Rock, Field],
        "building" => [Rock, Path, Sand],
        _ => [],
    };
}
