using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CoCosNet.Api.Page;

/// <summary>Serves the page at <c>/</c>: static files beside the program, without external resources.</summary>
internal static class PageExtensions
{
    private const string Folder = "wwwroot";

    /// <summary>Allows the page its own scripts, styles and requests, and pictures from itself, blobs and data URIs.</summary>
    private static readonly string ContentSecurityPolicy = string.Join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'");

    public static void UsePage(this WebApplication app)
    {
        // The files lie beside the program, not below the content root, which depends on the working directory.
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, Folder));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = WriteHeaders });
    }

    private static void WriteHeaders(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;

        // Modules import each other without versions, so browsers revalidate their copies and usually receive 304.
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
