using CoCosNet.Api.Roles;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>Registers the distribution of models through the object store.</summary>
internal static class DistributionExtensions
{
    public static IServiceCollection AddModelDistribution(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        if (role.Translates && configuration.GetSection(NatsOptions.Section).GetValue<bool>(nameof(NatsOptions.Models)))
        {
            services.AddSingleton<ModelDelivery>();
            services.AddHostedService<ModelReceiver>();
        }

        return services;
    }
}
