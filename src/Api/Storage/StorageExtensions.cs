using CoCosNet.Api.Hosting;

namespace CoCosNet.Api.Storage;

/// <summary>Puts the embedded store into the application.</summary>
internal static class StorageExtensions
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<StorageOptions>(configuration, StorageOptions.Section);
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<Database>();
        services.AddSingleton<ChangeSignals>();
        services.AddSingleton<IBlobStore, FileBlobStore>();
        services.AddHostedService<Tidying>();
        return services;
    }
}
