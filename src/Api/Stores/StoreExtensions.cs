using CoCosNet.Api.Roles;
using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Api.Stores.JetStream;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores;

/// <summary>Chooses the store that the setting <c>Jobs__Store</c> names.</summary>
internal static class StoreExtensions
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        services.AddSingleton(role);
        return role.Store switch
        {
            StoreKind.Embedded => services.AddEmbeddedStore(),
            StoreKind.JetStream => services.AddJetStreamStore(configuration),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role.Store, "There is no such store."),
        };
    }

    /// <summary>Decides whether requests go to the translator of this process or through the queue. Comes after the translator's registration.</summary>
    public static IServiceCollection AddTranslatorRoute(this IServiceCollection services, RoleSettings role) => role.IsShared
        ? services.UseQueuedTranslator()
        : services.AddKeyedSingleton(RoleSettings.LocalTranslator, static (provider, _) => provider.GetRequiredService<ITranslator>());
}
