namespace CoCosNet.Model.Architectures;

/// <summary>What mode <c>refined</c> does beside seeding; parts are left out only to measure what they are worth.</summary>
[Flags]
internal enum RefinedSteps
{
    /// <summary>The coarsest level's match, enlarged: mode <c>dense</c> with this mode's weights.</summary>
    None = 0,

    /// <summary>Neighbours hand their candidates on.</summary>
    Propagation = 1,

    /// <summary>A few seeded random candidates near the best.</summary>
    RandomSearch = 2,

    /// <summary>The ConvGRU moves the best candidates.</summary>
    Refinement = 4,

    /// <summary>After the last iteration, the pixels next to the best two.</summary>
    LocalSearch = 8,

    /// <summary>The motion that most matches agree on is offered to each pixel.</summary>
    Alignment = 16,

    /// <summary>Neighbours point to places that lie together.</summary>
    Agreement = 32,

    All = Propagation | RandomSearch | Refinement | LocalSearch | Alignment | Agreement,
}
