using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Http;

/// <summary>What holds for every answer.</summary>
internal static class WireExtensions
{
    /// <summary>JSON as <see cref="HttpJsonContext"/> describes it.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        var json = options.SerializerOptions;
        json.TypeInfoResolverChain.Insert(0, HttpJsonContext.Default);
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.NumberHandling = JsonNumberHandling.Strict;

        // Answers never stand inside HTML; escaping for it would write every + of a data URI as six characters.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    });

    /// <summary>Browsers take an answer for what its Content-Type says and nothing else.</summary>
    public static IApplicationBuilder UseNoSniff(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
