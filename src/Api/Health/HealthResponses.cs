using CoCosNet.Api.Http;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Health;

/// <summary>What the probes answer.</summary>
internal sealed class HealthResponses(ITranslator translator, IStoreConnection? store, RoleSettings role, IHostApplicationLifetime lifetime)
{
    /// <summary>The process answers HTTP, and no process that translates is dead.</summary>
    public HealthResponse Live() => Respond(translator.Models, translator.IsAlive);

    /// <summary>No model is loading any more, whatever became of it.</summary>
    public HealthResponse Startup()
    {
        var models = translator.Models;
        return Respond(models, IsStarted(models));
    }

    /// <summary>The server does not stop, the store can be reached, and in a process that translates no model is loading and at least one is ready;
    /// broken ones don't count. A process that only answers HTTP is ready without a worker: it answers that none is connected.</summary>
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
