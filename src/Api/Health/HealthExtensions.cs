using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoCosNet.Api.Health;

/// <summary>Adds the orchestrator's health probes to the application.</summary>
internal static class HealthExtensions
{
    public static IServiceCollection AddHealth(this IServiceCollection services, RoleSettings role) => services.AddSingleton(provider =>
        new HealthResponses(
            role.Translates ? provider.GetRequiredKeyedService<ITranslator>(RoleSettings.LocalTranslator) : provider.GetRequiredService<ITranslator>(),
            provider.GetService<IStoreConnection>(),
            role,
            provider.GetRequiredService<IHostApplicationLifetime>()));

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "live", health => health.Live())
            .WithName("getLiveness")
            .WithSummary("Is it alive?")
            .WithDescription("Fails while a worker process that died has not been replaced, which takes seconds unless the replacement cannot start.")
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

        Map(routes, "ready", health => health.Ready())
            .WithName("getReadiness")
            .WithSummary("Can it translate?")
            .WithDescription("Passes when every worker process runs, no model is loading and at least one is ready. Broken models are ignored.")
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

        Map(routes, "startup", health => health.Startup())
            .WithName("getStartup")
            .WithSummary("Has it started?")
            .WithDescription("Passes once every model has been loaded or has failed to load.")
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string probe, Func<HealthResponses, HealthResponse> respond) => routes
        .MapRead($"/health/{probe}", (HttpContext context, HealthResponses health) => Answer(context, respond(health)))
        .AllowAnonymous()
        .WithTags("Health")
        .WithProblems(CommonProblems.Internal);

    private static JsonHttpResult<HealthResponse> Answer(HttpContext context, HealthResponse response)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            response, statusCode: response.Status == HealthStatus.Pass ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
