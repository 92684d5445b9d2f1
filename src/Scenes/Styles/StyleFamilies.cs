using CoCosNet.Scenes.Styles.Families;

namespace CoCosNet.Scenes;

/// <summary>The families of styles. Saved training runs and samples depend on the names and on the style of each seed.</summary>
public static class StyleFamilies
{
    public static StyleFamily Noon { get; } = new(HourStyles.Noon);

    public static StyleFamily GoldenHour { get; } = new(HourStyles.GoldenHour);

    public static StyleFamily Dusk { get; } = new(HourStyles.Dusk);

    public static StyleFamily MoonlitNight { get; } = new(HourStyles.MoonlitNight);

    public static StyleFamily Overcast { get; } = new(WeatherStyles.Overcast);

    public static StyleFamily Storm { get; } = new(WeatherStyles.Storm);

    public static StyleFamily MistyMorning { get; } = new(WeatherStyles.MistyMorning);

    public static StyleFamily Autumn { get; } = new(SeasonStyles.Autumn);

    public static StyleFamily Winter { get; } = new(SeasonStyles.Winter);

    public static StyleFamily Spring { get; } = new(SeasonStyles.Spring);

    public static StyleFamily Tropical { get; } = new(SeasonStyles.Tropical);

    public static StyleFamily Arid { get; } = new(SeasonStyles.Arid);

    public static StyleFamily Impressionist { get; } = new(PaintedStyles.Impressionist);

    public static StyleFamily Watercolor { get; } = new(PaintedStyles.Watercolor);

    public static StyleFamily Woodblock { get; } = new(PaintedStyles.Woodblock);

    public static StyleFamily Pastel { get; } = new(PaintedStyles.Pastel);

    /// <summary>All families.</summary>
    public static IReadOnlyList<StyleFamily> All { get; } =
    [
        Noon, GoldenHour, Dusk, MoonlitNight, Overcast, Storm, MistyMorning, Autumn,
        Winter, Spring, Tropical, Arid, Impressionist, Watercolor, Woodblock, Pastel,
    ];
}
