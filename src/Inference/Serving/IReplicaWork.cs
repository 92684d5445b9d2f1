namespace CoCosNet.Inference.Serving;

/// <summary>Something that waits for a replica.</summary>
internal interface IReplicaWork
{
    /// <summary>Runs on a replica's thread; never throws.</summary>
    /// <param name="translateFailure">What the waiting side may know of a failure.</param>
    void Run(Func<Exception, Exception> translateFailure);

    /// <summary>Ends it without running it.</summary>
    void Refuse(Exception reason);
}
