namespace CoCosNet.Cli.Outcomes;

/// <summary>Why the program ended. The value is the process's exit code.</summary>
internal enum ExitCode
{
    /// <summary>Everything was done.</summary>
    Success = 0,

    /// <summary>An unexpected error.</summary>
    Unexpected = 1,

    /// <summary>The command line cannot be read.</summary>
    Usage = 2,

    /// <summary>An input was refused: a file that is missing, damaged or does not suit the model, an option out of range, a key.</summary>
    Refused = 3,

    /// <summary>The server cannot be reached or is busy, or the machine has too little memory now; the same command may succeed later.</summary>
    Unavailable = 4,

    /// <summary>The engine of this machine cannot start: folder of models, device, a setting.</summary>
    Start = 5,

    /// <summary>It was interrupted (Ctrl+C).</summary>
    Canceled = 130,
}
