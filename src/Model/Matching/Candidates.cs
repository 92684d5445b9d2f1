using static TorchSharp.torch;

namespace CoCosNet.Model.Matching;

/// <summary>K candidate matches per pixel, as offsets from the pixel to a pixel of the exemplar.</summary>
/// <param name="Rows">B×K×H×W float32, pixels, may be fractional. (The released code calls rows <c>x</c>.)</param>
/// <param name="Columns">B×K×H×W float32, pixels, may be fractional.</param>
internal sealed record Candidates(Tensor Rows, Tensor Columns) : IDisposable
{
    /// <summary>Candidates that a pixel keeps between steps.</summary>
    public const int Kept = 16;

    public Candidates MoveToOuterDisposeScope() => new(Rows.MoveToOuterDisposeScope(), Columns.MoveToOuterDisposeScope());

    public void Dispose()
    {
        Rows.Dispose();
        Columns.Dispose();
    }
}
