using CoCosNet.Scenes;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>
/// The layout and style families of a set of scenes. Training and held-out sets share no family, so held-out items show unseen kinds of
/// layouts and styles.
/// </summary>
/// <param name="Name">Name for logs and tables.</param>
/// <param name="Layouts">Layout families, in the order of <see cref="LayoutFamilies.All"/>.</param>
/// <param name="Styles">Style families, in the order of <see cref="StyleFamilies.All"/>.</param>
internal sealed record SceneSplit(string Name, IReadOnlyList<LayoutFamily> Layouts, IReadOnlyList<StyleFamily> Styles)
{
    // Lake and farmland together have all thirteen classes, and each class also occurs in a training family.
    private static readonly LayoutFamily[] HeldOutLayouts = [LayoutFamilies.Lake, LayoutFamilies.Farmland];

    // A light, a season and a technique that no training style has: a violet evening, red foliage, watercolour washes.
    private static readonly StyleFamily[] HeldOutStyles = [StyleFamilies.Dusk, StyleFamilies.Autumn, StyleFamilies.Watercolor];

    /// <summary>The training set.</summary>
    public static SceneSplit Training { get; } =
        new("training", [.. LayoutFamilies.All.Except(HeldOutLayouts)], [.. StyleFamilies.All.Except(HeldOutStyles)]);

    /// <summary>
    /// The training set in which every other layout is a medley, where any class can be next to any other: for training the class reader.
    /// </summary>
    public static SceneSplit Unsettled { get; } = Training with
    {
        Name = "training, unsettled",
        Layouts = [.. Training.Layouts, .. Enumerable.Repeat(LayoutFamilies.Medley, Training.Layouts.Count - 2)],
    };

    /// <summary>The evaluation set: held-out layouts in held-out styles.</summary>
    public static SceneSplit HeldOut { get; } = new("held-out", HeldOutLayouts, HeldOutStyles);

    public override string ToString() => Name;
}
