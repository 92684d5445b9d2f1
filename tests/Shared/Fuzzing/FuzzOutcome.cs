namespace CoCosNet.Tests.Fuzzing;

/// <summary>What became of an input.</summary>
internal enum FuzzOutcome
{
    /// <summary>It was read in full.</summary>
    Read,

    /// <summary>It was refused with a typed error, which a client sees as a 4xx.</summary>
    Refused,

    /// <summary>An exception that a client would see as a 5xx.</summary>
    Fault,
}
