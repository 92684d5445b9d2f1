namespace CoCosNet.Model.Weights;

/// <summary>A weight file was refused: which way, and a sentence that names the problem with the actual values.</summary>
internal sealed class CheckpointException : Exception
{
    public CheckpointException(CheckpointError error, string detail, Exception? inner = null)
        : base(detail, inner)
    {
        Error = error;
    }

    public CheckpointError Error { get; }
}
