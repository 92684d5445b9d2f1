using CoCosNet.Api.Access.Proxies;
using CoCosNet.Api.Access.Quotas;
using CoCosNet.Api.Access.Setup;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Health;
using CoCosNet.Api.Hosting.Start;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Mcp;
using CoCosNet.Api.Models;
using CoCosNet.Api.Observability;
using CoCosNet.Api.OpenAi;
using CoCosNet.Api.OpenApi;
using CoCosNet.Api.Page;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Samples;
using CoCosNet.Api.Storage;
using CoCosNet.Api.Stores;
using CoCosNet.Api.Translations;
using CoCosNet.Api.Webhooks;
using CoCosNet.Inference.Hosting;

namespace CoCosNet.Api.Hosting;

/// <summary>Builds the application.</summary>
internal static class ApiHost
{
    /// <param name="args">Command line; overrides all other settings.</param>
    /// <param name="addTranslator">Registers the <see cref="Contracts.Translations.ITranslator"/>; null registers the real one. Everything
    /// else is independent of the translator.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? addTranslator = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var startLogging = new StartLogging();
        startLogging.AddTo(builder.Logging);
        builder.UseProgramSettings();
        builder.UseServerLimits();
        builder.UseDefaultAddress();

        var role = RoleSettings.Read(builder.Configuration);
        builder.Services
            .AddWire()
            .AddProblems()
            .AddCrossOrigin(builder.Configuration)
            .AddCompression()
            .AddProxies(builder.Configuration)
            .AddAccess(builder.Configuration)
            .AddQuotas(builder.Configuration)
            .AddStorage(builder.Configuration, role)
            .AddStore(builder.Configuration, role)
            .AddExemplars(builder.Configuration)
            .AddJobs(builder.Configuration, role)
            .AddWebhooks(builder.Configuration, role)
            .AddTranslations(builder.Configuration)
            .AddModels()
            .AddOpenAi()
            .AddMcpTools(builder.Configuration)
            .AddHealth(role)
            .AddTelemetry(builder.Configuration)
            .AddApiDocument();

        if (addTranslator is not null)
        {
            addTranslator(builder.Services);
        }
        else if (role.Translates)
        {
            builder.Services.AddCoCosNetInference(builder.Configuration, typeof(ApiHost).Assembly);
        }

        if (role.Translates)
        {
            builder.Services.ObserveTranslator();
        }

        builder.Services.AddTranslatorRoute(role);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(startLogging.Started);
        app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UseRequestIds();
        app.UseOpenAiErrors();
        app.UseProblems();
        app.UseNoSniff();
        app.UseCrossOrigin();
        app.UseAccess();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseCompression();
        if (role.ServesHttp)
        {
            app.UsePage();
            app.MapSamples();
            app.MapTranslations();
            app.MapOpenAi();
            app.MapExemplars();
            app.MapJobs();
            app.MapModels();
            app.MapMcpTools();
        }

        app.MapHealth();
        if (role.ServesHttp)
        {
            app.MapApiDocument();
        }

        return app;
    }
}
