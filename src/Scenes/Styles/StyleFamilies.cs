using CoCosNet.Scenes.Styles.Families;

namespace CoCosNet.Scenes;

/// <summary>The families of styles. A family's name and what its seeds give are part of saved training runs and samples.</summary>
public static class StyleFamilies
{
    public static StyleFamily Noon { get; } = new(PhotographStyles.Noon);

    public static StyleFamily GoldenHour { get; } = new(PhotographStyles.GoldenHour);

    public static StyleFamily Dusk { get; } = new(PhotographStyles.Dusk);

    public static StyleFamily MoonlitNight { get; } = new(PhotographStyles.MoonlitNight);

    public static StyleFamily Overcast { get; } = new(PhotographStyles.Overcast);

    public static StyleFamily Storm { get; } = new(PhotographStyles.Storm);

    public static StyleFamily MistyMorning { get; } = new(PhotographStyles.MistyMorning);

    public static StyleFamily Autumn { get; } = new(PhotographStyles.Autumn);

    public static StyleFamily Winter { get; } = new(PhotographStyles.Winter);

    public static StyleFamily Spring { get; } = new(PhotographStyles.Spring);

    public static StyleFamily Tropical { get; } = new(PhotographStyles.Tropical);

    public static StyleFamily Arid { get; } = new(PhotographStyles.Arid);

    public static StyleFamily Impressionist { get; } = new(PaintedStyles.Impressionist);

    public static StyleFamily Watercolour { get; } = new(PaintedStyles.Watercolour);

    public static StyleFamily Woodblock { get; } = new(PaintedStyles.Woodblock);

    public static StyleFamily Pastel { get; } = new(PaintedStyles.Pastel);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StyleFamily> All { get; } =
    [
        Noon, GoldenHour, Dusk, MoonlitNight, Overcast, Storm, MistyMorning, Autumn,
        Winter, Spring, Tropical, Arid, Impressionist, Watercolour, Woodblock, Pastel,
    ];
}
