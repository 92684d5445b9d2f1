using CoCosNet.Api.Hosting;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoCosNet.Api.Health;

/// <summary>Puts the probes of an orchestrator into the application.</summary>
internal static class HealthExtensions
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<HealthResponses>();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "live", "getLiveness", "Does the process answer?", "Fails only by not answering.", health => health.Live());
        Map(routes, "ready", "getReadiness", "Can it translate?", "Passes when no model is loading and at least one is ready.", health => health.Ready());
        Map(routes, "startup", "getStartup", "Has it started?", "Passes when no model is loading any more.", health => health.Startup());
    }

    private static void Map(
        IEndpointRouteBuilder routes, string probe, string name, string summary, string description, Func<HealthResponses, HealthResponse> respond) => routes
        .MapRead($"/health/{probe}", (HttpContext context, HealthResponses health) => Answer(context, respond(health)))
        .WithName(name)
        .WithTags("Health")
        .WithSummary(summary)
        .WithDescription(description)
        .Produces<HealthResponse>()
        .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

    private static JsonHttpResult<HealthResponse> Answer(HttpContext context, HealthResponse response)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            response, statusCode: response.Status == HealthStatus.Pass ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
