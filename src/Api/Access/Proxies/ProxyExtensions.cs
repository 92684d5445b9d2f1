using CoCosNet.Api.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access.Proxies;

/// <summary>Believes <c>X-Forwarded-*</c> of named proxies, and of nobody else.</summary>
internal static class ProxyExtensions
{
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ProxyOptions>(configuration, ProxyOptions.Section);

        // After everything else: ASPNETCORE_FORWARDEDHEADERS_ENABLED would believe everybody.
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
