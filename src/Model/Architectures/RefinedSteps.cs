namespace CoCosNet.Model.Architectures;

/// <summary>The steps of mode <c>refined</c> besides seeding; only ablations leave some out.</summary>
[Flags]
internal enum RefinedSteps
{
    /// <summary>The coarsest level's match, enlarged: mode <c>dense</c> with this mode's weights.</summary>
    None = 0,

    /// <summary>Neighbours propagate their candidates.</summary>
    Propagation = 1,

    /// <summary>The ConvGRU moves the estimated motion.</summary>
    Refinement = 2,

    /// <summary>After the last iteration, the pixels next to the best match are tried.</summary>
    LocalSearch = 4,

    /// <summary>The estimate starts from the affine motion that most matches agree on.</summary>
    Alignment = 8,

    /// <summary>Matches on which neighbours agree are favoured.</summary>
    Agreement = 16,

    All = Propagation | Refinement | LocalSearch | Alignment | Agreement,
}
