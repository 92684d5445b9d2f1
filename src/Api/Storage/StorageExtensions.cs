using CoCosNet.Api.Http;

namespace CoCosNet.Api.Storage;

/// <summary>Registers the settings of storage and its regular cleanup.</summary>
internal static class StorageExtensions
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<StorageOptions>(configuration, StorageOptions.Section);
        services.AddHostedService<CleanupService>();
        return services;
    }
}
