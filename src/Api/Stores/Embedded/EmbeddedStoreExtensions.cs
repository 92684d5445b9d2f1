using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Storage;
using CoCosNet.Api.Webhooks;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Registers the embedded store: SQLite and files in one folder, for one server process.</summary>
internal static class EmbeddedStoreExtensions
{
    public static IServiceCollection AddEmbeddedStore(this IServiceCollection services)
    {
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<Database>();
        services.AddSingleton<ChangeSignals>();
        services.AddSingleton<IBlobStore, FileBlobStore>();
        services.AddSingleton<IJobState, SqliteJobState>();
        services.AddSingleton<IJobQueue, SqliteJobQueue>();
        services.AddSingleton<IWebhookState, SqliteWebhookState>();
        services.AddSingleton<IExemplarState, SqliteExemplarState>();
        return services;
    }
}
