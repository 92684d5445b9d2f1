namespace CoCosNet.Bench.Mutants;

/// <summary>Kinds of changes.</summary>
internal enum MutantChange
{
    /// <summary>A condition or comparison becomes its opposite.</summary>
    Negate,

    /// <summary>A comparison includes its bound, or excludes it.</summary>
    Bound,

    /// <summary>0 and 1 (also false and true) are exchanged; other numbers grow by one.</summary>
    Constant,

    /// <summary>Another operation of arithmetic.</summary>
    Arithmetic,

    /// <summary>A call without a result is left out.</summary>
    LeaveOut,
}
