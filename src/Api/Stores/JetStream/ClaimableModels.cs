using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The models whose work this process may claim.</summary>
/// <param name="local">What translates in this process; null in a process that translates nothing.</param>
internal sealed class ClaimableModels(ITranslator? local)
{
    /// <summary>Ids of the models that are ready; none while the translator is down.</summary>
    public IEnumerable<string> Ready => local is { IsAlive: true }
        ? local.Models.Where(model => model.State == ModelState.Ready).Select(model => model.Id)
        : [];
}
