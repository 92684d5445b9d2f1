namespace CoCosNet.Inference.Analogy;

/// <summary>What can be tuned of <c>analogy</c>.</summary>
/// <param name="Iterations">
/// Turns of matching and painting a level, at least 1. More make textures more coherent and take proportionally longer; beyond 8
/// hardly a pixel changes.
/// </param>
internal sealed record AnalogySettings(int Iterations = 5);
