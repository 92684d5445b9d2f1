namespace CoCosNet.Inference.Analogy;

/// <summary>What can be tuned of <c>analogy</c>.</summary>
/// <param name="Iterations">
/// Turns of matching and painting a level, at least 1. The time of matching grows with it; from 3 to 8 the pictures look nearly alike.
/// </param>
internal sealed record AnalogySettings(int Iterations = 4);
