using CoCosNet.Contracts.Models;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>Where a worker stands.</summary>
/// <param name="Replicas">Requests that it works on at a time.</param>
/// <param name="Precision">What it computes in, as resolved.</param>
/// <param name="DefaultModel">As <see cref="Contracts.Translations.ITranslator.DefaultModel"/>.</param>
/// <param name="Models">As <see cref="Contracts.Translations.ITranslator.Models"/>.</param>
internal sealed record WorkerReport(int Replicas, string Precision, string? DefaultModel, IReadOnlyList<ModelStatus> Models)
{
    public ModelState? StateOf(string model) => Models.FirstOrDefault(status => status.Id == model)?.State;
}
