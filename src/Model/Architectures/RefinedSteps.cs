namespace CoCosNet.Model.Architectures;

/// <summary>What mode <c>refined</c> does beside seeding; parts are left out only to measure what they are worth.</summary>
[Flags]
internal enum RefinedSteps
{
    /// <summary>The coarsest level's match, enlarged: mode <c>dense</c> with this mode's weights.</summary>
    None = 0,

    /// <summary>Neighbours hand their candidates on.</summary>
    Propagation = 1,

    /// <summary>The ConvGRU moves the estimated motion.</summary>
    Refinement = 2,

    /// <summary>After the last iteration, the pixels next to the best one.</summary>
    LocalSearch = 4,

    /// <summary>The estimate begins with the affine motion that most matches agree on.</summary>
    Alignment = 8,

    /// <summary>Neighbours point to places that lie together.</summary>
    Agreement = 16,

    All = Propagation | Refinement | LocalSearch | Alignment | Agreement,
}
