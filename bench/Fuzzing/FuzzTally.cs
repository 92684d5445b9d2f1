namespace CoCosNet.Bench.Fuzzing;

/// <summary>What became of a door's inputs.</summary>
internal sealed record FuzzTally
{
    /// <summary>Read in full.</summary>
    public int Read { get; set; }

    /// <summary>Refused with a typed error.</summary>
    public int Refused { get; set; }

    /// <summary>Ended in an exception that a client would see as a 5xx, or in a 5xx.</summary>
    public int Faults { get; set; }

    /// <summary>Ended the process.</summary>
    public int Crashes { get; set; }

    /// <summary>Took longer than the verb's patience.</summary>
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
