namespace CoCosNet.Inference.Workers.Wire;

/// <summary>What server and worker say to each other.</summary>
internal enum FrameKind : byte
{
    /// <summary>Server: the first frame, a <see cref="WorkerSetup"/>.</summary>
    Setup = 1,

    /// <summary>Worker: it cannot work as it is set up, and why, as text.</summary>
    Refusal,

    /// <summary>Worker: a <see cref="WorkerReport"/>, at the start and whenever a model's state changes.</summary>
    Report,

    /// <summary>Server: a translation to make.</summary>
    Request,

    /// <summary>Server: nobody waits for that request any more.</summary>
    Cancel,

    /// <summary>Worker: how far a request is.</summary>
    Progress,

    /// <summary>Worker: a finished translation.</summary>
    Result,

    /// <summary>Worker: a <see cref="RequestFailure"/>.</summary>
    Failure,

    /// <summary>Worker: a cancelled request has stopped.</summary>
    Canceled,

    /// <summary>Server: say something.</summary>
    Ping,

    /// <summary>Worker: something.</summary>
    Pong,

    /// <summary>Worker: a <see cref="LogLine"/>.</summary>
    Log,

    /// <summary>Server: finish and end.</summary>
    Stop,
}
