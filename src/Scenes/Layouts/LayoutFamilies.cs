using CoCosNet.Scenes.Layouts.Landscapes;

namespace CoCosNet.Scenes;

/// <summary>The families of layouts. Saved training runs and samples depend on the names and on the layout of each seed.</summary>
public static class LayoutFamilies
{
    public static LayoutFamily Coast { get; } = new("coast", seed => new Coast(seed));

    public static LayoutFamily Lake { get; } = new("lake", seed => new Lake(seed));

    public static LayoutFamily Valley { get; } = new("valley", seed => new Valley(seed));

    public static LayoutFamily Meadow { get; } = new("meadow", seed => new Meadow(seed));

    public static LayoutFamily Desert { get; } = new("desert", seed => new Desert(seed));

    public static LayoutFamily Alpine { get; } = new("alpine", seed => new Alpine(seed));

    public static LayoutFamily Village { get; } = new("village", seed => new Village(seed));

    public static LayoutFamily River { get; } = new("river", seed => new River(seed));

    public static LayoutFamily Farmland { get; } = new("farmland", seed => new Farmland(seed));

    public static LayoutFamily Snowfield { get; } = new("snowfield", seed => new Snowfield(seed));

    public static LayoutFamily Canyon { get; } = new("canyon", seed => new Canyon(seed));

    public static LayoutFamily Island { get; } = new("island", seed => new Island(seed));

    public static LayoutFamily Medley { get; } = new("medley", seed => new Medley(seed));

    /// <summary>All families.</summary>
    public static IReadOnlyList<LayoutFamily> All { get; } =
        [Coast, Lake, Valley, Meadow, Desert, Alpine, Village, River, Farmland, Snowfield, Canyon, Island, Medley];
}
