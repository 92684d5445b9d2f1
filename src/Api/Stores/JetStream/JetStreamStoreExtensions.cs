using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Api.Webhooks;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Registers the store that several processes share.</summary>
internal static class JetStreamStoreExtensions
{
    public static IServiceCollection AddJetStreamStore(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        services.AddValidatedOptions<NatsOptions>(configuration, NatsOptions.Section);
        services.AddSingleton<JetStreamServer>();
        services.AddSingleton<IStoreConnection>(provider => provider.GetRequiredService<JetStreamServer>());
        services.AddSingleton<JetStreamRetry>();
        services.AddSingleton<ChangeSignals>();
        services.AddSingleton<JobLedger>();
        services.AddHostedService(provider => provider.GetRequiredService<JobLedger>());
        services.AddSingleton(WorkerIdentity.Create());
        services.AddSingleton(NewAffinity);
        services.AddSingleton<JetStreamJobQueue>();
        services.AddSingleton<IJobQueue>(provider => provider.GetRequiredService<JetStreamJobQueue>());
        services.AddSingleton<JetStreamJobState>();
        services.AddSingleton<IJobState>(provider => provider.GetRequiredService<JetStreamJobState>());
        services.AddSingleton<IWebhookState, JetStreamWebhookState>();
        services.AddSingleton<IBlobStore, JetStreamBlobStore>();
        services.AddSingleton<JetStreamExemplarState>();
        services.AddSingleton<IExemplarState>(provider => provider.GetRequiredService<JetStreamExemplarState>());
        if (role.ServesHttp)
        {
            services.AddHostedService(provider => provider.GetRequiredService<JetStreamExemplarState>());
        }

        services.AddSingleton<RefusedModels>();
        services.AddSingleton<WorkerDirectory>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkerDirectory>());
        services.AddHostedService<RunCancellation>();
        return services;
    }

    /// <summary>Inserts the queue between HTTP and the translator: <see cref="ITranslator"/> becomes the queue's client, and the previous
    /// registration becomes the translator that runs this process's jobs.</summary>
    public static IServiceCollection UseQueuedTranslator(this IServiceCollection services)
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(ITranslator) && !service.IsKeyedService) is { } local)
        {
            services.Remove(local);
            services.AddKeyedSingleton<ITranslator>(RoleSettings.LocalTranslator, (provider, _) => Create(local, provider));
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<WorkerAnnouncer>(
                provider, provider.GetRequiredKeyedService<ITranslator>(RoleSettings.LocalTranslator)));
        }

        services.AddSingleton(provider => new ClaimableModels(provider.GetKeyedService<ITranslator>(RoleSettings.LocalTranslator)));
        services.AddSingleton<ITranslator, QueuedTranslator>();
        return services;
    }

    private static ExemplarAffinity NewAffinity(IServiceProvider provider)
    {
        var affinity = ActivatorUtilities.CreateInstance<ExemplarAffinity>(provider);
        provider.GetRequiredService<JobLedger>().Changed += affinity.Note;
        return affinity;
    }

    private static ITranslator Create(ServiceDescriptor local, IServiceProvider provider) =>
        (ITranslator)(local.ImplementationInstance
            ?? local.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, local.ImplementationType!));
}
