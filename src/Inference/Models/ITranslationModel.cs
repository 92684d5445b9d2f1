namespace CoCosNet.Inference.Models;

/// <summary>
/// A loaded model. Not thread-safe: each replica thread calls it from its own dispose scope, with gradients off. Holds no state
/// between calls, so the same input gives the same tensors.
/// </summary>
internal interface ITranslationModel : IDisposable
{
    /// <summary>One picture from one map and one exemplar. Tensors of the result belong to the caller's dispose scope.</summary>
    /// <param name="input">Map, exemplar and exemplar's map at one size.</param>
    /// <param name="clock">Told when a stage begins; stops the work there when the request was cancelled.</param>
    ModelOutput Translate(ModelInput input, StageClock clock);
}
