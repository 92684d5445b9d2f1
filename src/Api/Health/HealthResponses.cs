using CoCosNet.Api.Http;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Health;

/// <summary>What the probes answer.</summary>
internal sealed class HealthResponses(ITranslator translator, IHostApplicationLifetime lifetime)
{
    /// <summary>The process answers HTTP, and no process that translates is dead.</summary>
    public HealthResponse Live() => Respond(translator.Models, translator.IsAlive);

    /// <summary>No model is loading any more, whatever became of it.</summary>
    public HealthResponse Startup()
    {
        var models = translator.Models;
        return Respond(models, IsStarted(models));
    }

    /// <summary>The server does not stop, nothing is dead, no model is loading and at least one translates. Broken ones don't count: the others work without them.</summary>
    public HealthResponse Ready()
    {
        var models = translator.Models;
        return Respond(models, !lifetime.ApplicationStopping.IsCancellationRequested && translator.IsAlive && IsStarted(models) && models.Any(model => model.State == ModelState.Ready));
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
