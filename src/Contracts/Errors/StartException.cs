namespace CoCosNet.Contracts.Errors;

/// <summary>A server that cannot start. The message is one sentence for its operator that says what to do.</summary>
public sealed class StartException : Exception
{
    public StartException(StartFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    public StartFailure Failure { get; }
}
