using CoCosNet.Api.Health;
using CoCosNet.Api.Models;
using CoCosNet.Api.OpenApi;
using CoCosNet.Api.Page;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Samples;
using CoCosNet.Api.Translations;
using CoCosNet.Inference.Hosting;

namespace CoCosNet.Api.Hosting;

/// <summary>Puts the application together.</summary>
internal static class ApiHost
{
    /// <param name="args">Command line; overrides every other setting.</param>
    /// <param name="addTranslator">Registers the <see cref="Contracts.Translations.ITranslator"/>; null registers the real one. Everything
    /// else is the same whoever translates.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? addTranslator = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.UseServerLimits();
        builder.UseDefaultAddress();

        builder.Services
            .AddWire()
            .AddProblems()
            .AddCrossOrigin(builder.Configuration)
            .AddTranslations(builder.Configuration)
            .AddModels()
            .AddHealth()
            .AddApiDocument();

        if (addTranslator is null)
        {
            builder.Services.AddCoCosNetInference(builder.Configuration, typeof(ApiHost).Assembly);
        }
        else
        {
            addTranslator(builder.Services);
        }

        var app = builder.Build();
        app.UseProblems();
        app.UseNoSniff();
        app.UseCrossOrigin();
        app.UsePage();
        app.MapSamples();
        app.MapTranslations();
        app.MapModels();
        app.MapHealth();
        app.MapApiDocument();
        return app;
    }
}
