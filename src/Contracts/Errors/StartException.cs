namespace CoCosNet.Contracts.Errors;

/// <summary>The server cannot start. The message is one sentence that tells the operator what to do.</summary>
public sealed class StartException : Exception
{
    public StartException(StartFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    public StartFailure Failure { get; }
}
