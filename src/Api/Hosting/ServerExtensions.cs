using CoCosNet.Api.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Hosting;

/// <summary>Configures the web server's addresses and limits.</summary>
internal static class ServerExtensions
{
    private const string SettingsFile = "appsettings.json";
    private const string DefaultAddress = "http://localhost:8080";

    /// <summary>Settings that specify an address.</summary>
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    /// <summary>Loads the settings beside the program with the lowest precedence, so that they apply in any working directory.</summary>
    public static void UseProgramSettings(this WebApplicationBuilder builder)
    {
        var source = new JsonConfigurationSource { Path = SettingsFile, FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory) };
        builder.Configuration.Sources.Insert(0, source);
    }

    public static void UseServerLimits(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<UploadOptions>>((server, uploads) =>
        {
            server.AddServerHeader = false;
            var limits = server.Limits;
            limits.MaxRequestBodySize = uploads.Value.MaximumBodyBytes ?? limits.MaxRequestBodySize;
            limits.MinRequestBodyDataRate = new MinDataRate(uploads.Value.MinimumBytesPerSecond, uploads.Value.GracePeriod);
            limits.MaxRequestHeaderCount = 64;
            limits.MaxRequestHeadersTotalSize = 16 << 10;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

    /// <summary>Listens on the local machine only, unless a setting specifies an address. An address in appsettings.json would take
    /// precedence over ASPNETCORE_URLS and ASPNETCORE_HTTP_PORTS, which containers set.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (AddressSettings.All(setting => string.IsNullOrEmpty(configuration[setting])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
    }
}
