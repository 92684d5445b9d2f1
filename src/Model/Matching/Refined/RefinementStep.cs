namespace CoCosNet.Model.Matching.Refined;

/// <summary>One move of the ConvGRU, as a trainer sees it.</summary>
/// <param name="Offsets">The candidates before the move, B×<see cref="RefinedMatching.Moved"/>×H×W, without gradient.</param>
/// <param name="Delta">The moves in pixels, likewise, with the gradient of the refinement's parameters.</param>
internal sealed record RefinementStep(Candidates Offsets, Candidates Delta)
{
    /// <summary>Hands the tensors to the observer, who disposes of them.</summary>
    public RefinementStep MoveToOuterDisposeScope() => new(Offsets.MoveToOuterDisposeScope(), Delta.MoveToOuterDisposeScope());
}
