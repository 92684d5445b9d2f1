namespace CoCosNet.Bench.Fuzzing;

/// <summary>Counts the outcomes of a reader's inputs.</summary>
internal sealed record FuzzTally
{
    /// <summary>Inputs that were read.</summary>
    public int Read { get; set; }

    /// <summary>Inputs that were refused with a typed error.</summary>
    public int Refused { get; set; }

    /// <summary>Inputs that caused a 5xx, or an exception that would become one.</summary>
    public int Faults { get; set; }

    /// <summary>Inputs that killed the process.</summary>
    public int Crashes { get; set; }

    /// <summary>Inputs that took longer than the time limit.</summary>
    public int Hangs { get; set; }

    public int Inputs => Read + Refused + Faults + Crashes + Hangs;

    public bool IsClean => Faults + Crashes + Hangs == 0;

    public static FuzzTally operator +(FuzzTally left, FuzzTally right) => new()
    {
        Read = left.Read + right.Read,
        Refused = left.Refused + right.Refused,
        Faults = left.Faults + right.Faults,
        Crashes = left.Crashes + right.Crashes,
        Hangs = left.Hangs + right.Hangs,
    };
}
