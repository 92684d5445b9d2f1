using CoCosNet.Api.Http;
using CoCosNet.Api.Roles;

namespace CoCosNet.Api.Storage;

/// <summary>Registers the settings of storage and its regular cleanup.</summary>
internal static class StorageExtensions
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        services.AddValidatedOptions<StorageOptions>(configuration, StorageOptions.Section);
        if (role.ServesHttp)
        {
            // Of many processes those that accept work clean up; a worker has no access to keys and exemplars.
            services.AddHostedService<CleanupService>();
        }

        return services;
    }
}
