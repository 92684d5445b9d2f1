using CoCosNet.Api.Roles;
using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Api.Stores.JetStream;
using CoCosNet.Api.Stores.JetStream.Distribution;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores;

/// <summary>Selects the store that the setting <c>Jobs__Store</c> names.</summary>
internal static class StoreExtensions
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        services.AddSingleton(role);
        return role.Store switch
        {
            StoreKind.Embedded => services.AddEmbeddedStore(),
            StoreKind.JetStream => services.AddJetStreamStore(configuration, role).AddModelDistribution(configuration, role),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role.Store, "There is no such store."),
        };
    }

    /// <summary>Selects whether requests go to this process's translator or through the queue. Call it after registering the translator.</summary>
    public static IServiceCollection AddTranslatorRoute(this IServiceCollection services, RoleSettings role) => role.IsShared
        ? services.UseQueuedTranslator()
        : services.AddKeyedSingleton(RoleSettings.LocalTranslator, static (provider, _) => provider.GetRequiredService<ITranslator>());
}
