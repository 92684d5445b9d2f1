using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Http;

/// <summary>Registers validated options.</summary>
internal static class OptionsExtensions
{
    /// <summary>Binds a section and validates it at start, so that an invalid setting fails the start instead of a request.</summary>
    public static void AddValidatedOptions<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new SettingsValidation<TOptions>(configuration, section));
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
    }
}
