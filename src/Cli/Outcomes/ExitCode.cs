namespace CoCosNet.Cli.Outcomes;

/// <summary>Why the program ended. The value is the process's exit code.</summary>
internal enum ExitCode
{
    /// <summary>Success.</summary>
    Success = 0,

    /// <summary>An unexpected error.</summary>
    Unexpected = 1,

    /// <summary>The command line is invalid.</summary>
    Usage = 2,

    /// <summary>An input was refused: a missing, damaged or unsuitable file, an option out of range, a key.</summary>
    Refused = 3,

    /// <summary>The server cannot be reached or is busy, or the machine has too little memory now; the same command may succeed later.</summary>
    Unavailable = 4,

    /// <summary>The local engine cannot start, because of the model folder, the device or a setting.</summary>
    Start = 5,

    /// <summary>The command was interrupted (Ctrl+C).</summary>
    Canceled = 130,
}
