using CoCosNet.Scenes;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>Which families of layouts and of styles a set of scenes is made of. No family is in both sets, so a held-out item shows a layout
/// and a style of kinds that training never saw.</summary>
/// <param name="Name">For logs and tables.</param>
/// <param name="Layouts">In the order of <see cref="LayoutFamilies.All"/>.</param>
/// <param name="Styles">In the order of <see cref="StyleFamilies.All"/>.</param>
internal sealed record SceneSplit(string Name, IReadOnlyList<LayoutFamily> Layouts, IReadOnlyList<StyleFamily> Styles)
{
    // Between them lake and farmland have all thirteen classes, and each class is left in a family that is trained on.
    private static readonly LayoutFamily[] HeldOutLayouts = [LayoutFamilies.Lake, LayoutFamilies.Farmland];

    // A light, a season and a technique that no trained style has: a violet evening, red foliage, washes on paper.
    private static readonly StyleFamily[] HeldOutStyles = [StyleFamilies.Dusk, StyleFamilies.Autumn, StyleFamilies.Watercolor];

    /// <summary>What networks learn from.</summary>
    public static SceneSplit Training { get; } =
        new("training", [.. LayoutFamilies.All.Except(HeldOutLayouts)], [.. StyleFamilies.All.Except(HeldOutStyles)]);

    /// <summary>The same, but every other layout shows anything next to anything: for whoever is to know a class by its look alone.</summary>
    public static SceneSplit Unsettled { get; } = Training with
    {
        Name = "training, unsettled",
        Layouts = [.. Training.Layouts, .. Enumerable.Repeat(LayoutFamilies.Medley, Training.Layouts.Count - 2)],
    };

    /// <summary>What they are judged by: held-out layouts in held-out styles.</summary>
    public static SceneSplit HeldOut { get; } = new("held-out", HeldOutLayouts, HeldOutStyles);

    public override string ToString() => Name;
}
