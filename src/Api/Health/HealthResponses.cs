using CoCosNet.Api.Http;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Health;

/// <summary>Answers the health probes.</summary>
internal sealed class HealthResponses(ITranslator translator, IStoreConnection? store, RoleSettings role, IHostApplicationLifetime lifetime)
{
    /// <summary>Healthy while the process answers HTTP and no translating process is dead.</summary>
    public HealthResponse Live() => Respond(translator.Models, translator.IsAlive);

    /// <summary>Healthy when no model is loading any more, whatever the outcome.</summary>
    public HealthResponse Startup()
    {
        var models = translator.Models;
        return Respond(models, IsStarted(models));
    }

    /// <summary>Healthy while the server is not stopping, the store is reachable and, in a process that translates, no model is loading and
    /// at least one is ready; broken models are ignored. A process that only answers HTTP is ready without a worker; it then answers that
    /// none is connected.</summary>
    public HealthResponse Ready()
    {
        var models = translator.Models;
        var stops = lifetime.ApplicationStopping.IsCancellationRequested;
        var translates = !role.Translates || (IsStarted(models) && models.Any(model => model.State == ModelState.Ready));
        return Respond(models, !stops && store is not { IsConnected: false } && translator.IsAlive && translates);
    }

    private static bool IsStarted(IReadOnlyList<ModelStatus> models) => models.All(model => model.State != ModelState.Loading);

    private static HealthResponse Respond(IReadOnlyList<ModelStatus> models, bool passes) => new()
    {
        Status = passes ? HealthStatus.Pass : HealthStatus.Fail,
        Version = BuildVersion.Number,
        Commit = BuildVersion.Commit,
        Models = [.. models.Select(model => new ModelHealth(model.Id, model.State, model.Problem))],
    };
}
