using CoCosNet.Api.Http;
using CoCosNet.Api.Roles;

namespace CoCosNet.Api.Webhooks;

/// <summary>Puts callbacks into the application.</summary>
internal static class WebhookExtensions
{
    /// <summary>Rules for every process; messages are sent by those that answer HTTP.</summary>
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
