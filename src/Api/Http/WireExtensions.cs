using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Http;

/// <summary>Settings that apply to every response.</summary>
internal static class WireExtensions
{
    /// <summary>Configures JSON as <see cref="HttpJsonContext"/> describes it.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        var json = options.SerializerOptions;
        json.TypeInfoResolverChain.Insert(0, HttpJsonContext.Default);
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.NumberHandling = JsonNumberHandling.Strict;

        // Responses are never embedded in HTML. HTML-safe escaping would turn each + of a data URI into six characters.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    });

    /// <summary>Tells browsers not to guess a response's content type.</summary>
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
