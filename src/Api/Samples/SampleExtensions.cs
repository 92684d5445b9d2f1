using System.Security.Cryptography;
using System.Text.Json;
using CoCosNet.Api.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Samples;

/// <summary>Serves the sample maps and exemplars below <c>/samples</c>.</summary>
internal static class SampleExtensions
{
    private const string Folder = "samples";

    public static void MapSamples(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, Folder);
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = $"/{Folder}",
            FileProvider = new PhysicalFileProvider(root),
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });

        var catalog = JsonSerializer.SerializeToUtf8Bytes(SampleFolder.Read(root), SampleJsonContext.Default.SampleCatalog);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(catalog))}\"");
        app.MapRead($"/{Folder}/catalog.json", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(catalog, "application/json", entityTag: tag);
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
