using CoCosNet.Model.Architectures;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>An ablation variant: a model with a part switched off, to measure its effect.</summary>
/// <param name="Name">Name in the tables.</param>
/// <param name="Alter">Changes the architecture.</param>
/// <param name="UntrainedRefinement">Whether the ConvGRU gets untrained weights; all others stay.</param>
internal sealed record ModelVariant(string Name, Func<Architecture, Architecture> Alter, bool UntrainedRefinement = false)
{
    /// <summary>Only the coarsest matches, enlarged.</summary>
    public static ModelVariant Dense { get; } = new(
        "dense",
        architecture => architecture.Matching == MatchingMode.Refined
            ? architecture with { RefinedSteps = RefinedSteps.None }
            : architecture with { Matching = MatchingMode.Dense });

    /// <summary>The variants of an architecture.</summary>
    public static IReadOnlyList<ModelVariant> Of(Architecture? architecture) => architecture?.Matching switch
    {
        MatchingMode.Refined =>
        [
            Dense,
            Without("no propagation", RefinedSteps.Propagation),
            Without("no GRU", RefinedSteps.Refinement),
            new("GRU untrained", architecture => architecture, UntrainedRefinement: true),
            Without("no ±1 search", RefinedSteps.LocalSearch),
            Without("no alignment", RefinedSteps.Alignment),
            Without("no agreement", RefinedSteps.Agreement),
        ],
        MatchingMode.Released => [Dense],
        _ => [],
    };

    private static ModelVariant Without(string name, RefinedSteps step) =>
        new(name, architecture => architecture with { RefinedSteps = architecture.RefinedSteps & ~step });
}
