namespace CoCosNet.Model.Weights;

/// <summary>Thrown when a weight file is refused; carries the reason and a message with the actual values.</summary>
internal sealed class CheckpointException : Exception
{
    public CheckpointException(CheckpointError error, string detail, Exception? inner = null)
        : base(detail, inner)
    {
        Error = error;
    }

    public CheckpointError Error { get; }
}
