using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>The state of a worker.</summary>
/// <param name="Replicas">Number of requests that the worker runs at the same time.</param>
/// <param name="Precision">The resolved precision.</param>
/// <param name="DefaultModel">As <see cref="Contracts.Translations.ITranslator.DefaultModel"/>.</param>
/// <param name="Models">As <see cref="Contracts.Translations.ITranslator.Models"/>.</param>
internal sealed record WorkerReport(int Replicas, string Precision, string? DefaultModel, IReadOnlyList<ModelStatus> Models)
{
    public ModelState? StateOf(string model) => Models.FirstOrDefault(status => status.Id == model)?.State;
}
