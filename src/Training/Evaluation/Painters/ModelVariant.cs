using CoCosNet.Model.Architectures;

namespace CoCosNet.Training.Evaluation.Painters;

/// <summary>A model with something switched off, to measure what that was worth.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="Alter">The architecture that it runs with.</param>
/// <param name="UntrainedRefinement">Whether its ConvGRU loses what it learned; all other weights stay.</param>
internal sealed record ModelVariant(string Name, Func<Architecture, Architecture> Alter, bool UntrainedRefinement = false)
{
    /// <summary>The coarsest match only, enlarged.</summary>
    public static ModelVariant Dense { get; } = new(
        "dense",
        architecture => architecture.Matching == MatchingMode.Refined
            ? architecture with { RefinedSteps = RefinedSteps.None }
            : architecture with { Matching = MatchingMode.Dense });

    /// <summary>What can be switched off in an architecture.</summary>
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
