using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoCosNet.Inference.Hosting;

/// <summary>The public entry of the inference project.</summary>
public static class InferenceServiceCollectionExtensions
{
    /// <summary>Registers <see cref="ITranslator"/>: models are loaded in the background from <c>Models:Directory</c> and run on
    /// replica threads as section <c>Inference</c> says. Settings are checked when the host starts.</summary>
    public static IServiceCollection AddCoCosNetInference(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<InferenceOptions>().Bind(configuration.GetSection(InferenceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ModelsOptions>().Bind(configuration.GetSection(ModelsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InferenceService>();
        services.TryAddSingleton<ITranslator>(provider => provider.GetRequiredService<InferenceService>());
        services.AddHostedService(provider => provider.GetRequiredService<InferenceService>());
        return services;
    }
}
