using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace CoCosNet.Api.Hosting;

/// <summary>Compresses responses to GET and HEAD: documents, lists and the page. Responses to POST are pictures or short.</summary>
internal static class CompressionExtensions
{
    /// <summary>Excludes pictures, which are already compressed, and events, which compression would delay.</summary>
    private static readonly string[] MediaTypes =
        ["application/json", "application/problem+json", "text/html", "text/css", "text/javascript", "image/svg+xml"];

    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

        // Compression over TLS is dangerous where secrets are mixed with data that an attacker chooses; no response does that.
        return services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = MediaTypes;
        });
    }

    public static void UseCompression(this IApplicationBuilder app) => app.UseWhen(
        context => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method), branch => branch.UseResponseCompression());
}
