using CoCosNet.Api.Http;
using CoCosNet.Api.Roles;

namespace CoCosNet.Api.Webhooks;

/// <summary>Adds callbacks to the application.</summary>
internal static class WebhookExtensions
{
    /// <summary>Adds the rules to every process, and the sender to processes that serve HTTP.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        services.AddValidatedOptions<WebhookOptions>(configuration, WebhookOptions.Section);
        services.AddSingleton<CallbackRules>();
        if (role.ServesHttp && configuration.GetSection($"{WebhookOptions.Section}:{nameof(WebhookOptions.Hosts)}").GetChildren().Any())
        {
            services.AddSingleton<WebhookSender>();
            services.AddHostedService<WebhookService>();
        }

        return services;
    }
}
