using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>One iteration of the recurrence, as a trainer or an evaluation sees it.</summary>
/// <param name="Level">1 is a quarter of the picture's size.</param>
/// <param name="Iteration">From 0, on each level.</param>
/// <param name="Best">What the pixels match after it, B×1×H×W flat indices.</param>
/// <param name="Positions">The estimate after it, B×2×H×W rows and columns in pixels of the level, with the gradient of this iteration's move.</param>
/// <param name="TrustLogit">How sure the estimate is, B×1×H×W before the sigmoid, with gradient; null where the ConvGRU did not run.</param>
internal sealed record RefinementStep(int Level, int Iteration, Tensor Best, Tensor Positions, Tensor? TrustLogit);
