using CoCosNet.Api.Http;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Hosting;

/// <summary>CORS, off unless origins are listed.</summary>
internal static class CrossOriginExtensions
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Delete];

    private static readonly string[] ExposedHeaders =
    [
        "ETag", "Location", "Content-Location", "Content-Range", "Retry-After", ResponseHeaders.ServerTiming, ResponseHeaders.RequestId,
        ResponseHeaders.PreferenceApplied, ResponseHeaders.ModelId, ResponseHeaders.ModelDigest, ResponseHeaders.ResultId, ResponseHeaders.Repaint,
        ResponseHeaders.MapMended, ResponseHeaders.ExemplarMapMended, ResponseHeaders.MapNotes, ResponseHeaders.MapPerson,
        ResponseHeaders.ExemplarMapPerson,
        "WWW-Authenticate", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy",
    ];

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<CrossOriginOptions>(configuration, CrossOriginOptions.Section);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(options.Value.Origins)
            .WithMethods(Methods)
            .AllowAnyHeader()
            .WithExposedHeaders(ExposedHeaders)
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services;
    }

    public static void UseCrossOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CrossOriginOptions>>().Value.Origins.Length > 0)
        {
            app.UseCors();
        }
    }
}
