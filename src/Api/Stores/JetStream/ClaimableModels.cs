using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The models whose jobs this process may claim.</summary>
/// <param name="local">The translator of this process; null if it does not translate.</param>
internal sealed class ClaimableModels(ITranslator? local)
{
    /// <summary>Ids of the ready models; none while the translator is down.</summary>
    public IEnumerable<string> Ready => local is { IsAlive: true }
        ? local.Models.Where(model => model.State == ModelState.Ready).Select(model => model.Id)
        : [];
}
