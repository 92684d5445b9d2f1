using static TorchSharp.torch;

namespace CoCosNet.Model.Matching.Refined;

/// <summary>One iteration of the recurrent refinement, for the trainer and the evaluation.</summary>
/// <param name="Level">Number of the level; 1 is a quarter of the picture's size.</param>
/// <param name="Iteration">Number of the iteration, from 0 on each level.</param>
/// <param name="Best">Matches after the iteration, B×1×H×W flat indices.</param>
/// <param name="Positions">The estimate after the iteration, B×2×H×W rows and columns in pixels of the level, with the gradient of this
/// iteration's move.</param>
/// <param name="TrustLogit">Trust in the estimate, B×1×H×W before the sigmoid, with gradient; null if the ConvGRU did not run.</param>
internal sealed record RefinementStep(int Level, int Iteration, Tensor Best, Tensor Positions, Tensor? TrustLogit);
