using CoCosNet.Api.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access.Proxies;

/// <summary>Trusts <c>X-Forwarded-*</c> headers of configured proxies only.</summary>
internal static class ProxyExtensions
{
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ProxyOptions>(configuration, ProxyOptions.Section);

        // Runs after all other configuration, because ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust everyone.
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<ProxyOptions>>((forwarded, options) =>
        {
            var proxies = options.Value;
            forwarded.ForwardedHeaders = proxies.Trusted.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var address in proxies.Addresses)
            {
                forwarded.KnownProxies.Add(address);
            }

            foreach (var network in proxies.Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
        return services;
    }
}
