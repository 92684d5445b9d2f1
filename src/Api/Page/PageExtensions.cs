using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CoCosNet.Api.Page;

/// <summary>Puts the page at <c>/</c> into the application: plain files beside the program, with nothing from anywhere else.</summary>
internal static class PageExtensions
{
    private const string Folder = "wwwroot";

    /// <summary>What a browser lets the page do: its own scripts, styles and calls, and pictures that it made or got itself.</summary>
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
        // Beside the program and not below the content root: the working folder says nothing about where the files lie.
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, Folder));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = WriteHeaders });
    }

    private static void WriteHeaders(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;

        // Modules name each other without versions: a browser asks whether its copies still hold, and mostly hears 304.
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
