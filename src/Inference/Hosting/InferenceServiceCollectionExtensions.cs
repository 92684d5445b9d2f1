using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Inference.Hosting;

/// <summary>The public entry of the inference project.</summary>
public static class InferenceServiceCollectionExtensions
{
    /// <summary>Registers what a host needs to translate.</summary>
    public static IServiceCollection AddCoCosNetInference(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services;
    }
}
