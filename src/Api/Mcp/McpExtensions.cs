using CoCosNet.Api.Access;
using CoCosNet.Api.Http;

namespace CoCosNet.Api.Mcp;

/// <summary>Adds the Model Context Protocol to the application if a setting enables it.</summary>
internal static class McpExtensions
{
    private const string Address = "/mcp";

    public static IServiceCollection AddMcpTools(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<McpOptions>(configuration, McpOptions.Section);
        if (IsOn(configuration))
        {
            // There is no state between requests, so that any process can answer.
            services.AddMcpServer(server =>
            {
                server.ServerInfo = new() { Name = "cocosnet", Title = "CoCosNet", Version = BuildVersion.Number };
                server.ServerInstructions = "Translates semantic maps into pictures with an exemplar's look. list_models says what there is, describe_labels "
                    + "what a map is drawn with, translate makes a picture, job_status tells of one that was not waited for.";
            })
                .WithHttpTransport()
                .WithTools<ModelTools>()
                .WithTools<TranslationTools>();
        }

        return services;
    }

    public static void MapMcpTools(this WebApplication app)
    {
        if (!IsOn(app.Configuration))
        {
            return;
        }

        var limits = app.Services.GetRequiredService<UploadLimits>();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Address, StringComparison.Ordinal),
            branch => branch.Use((context, next) =>
            {
                limits.ApplyTo(context);
                return next(context);
            }));
        app.MapMcp(Address).RequireAuthorization(Scopes.Read).WithMetadata(new ExcludeFromDescriptionAttribute());
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool>($"{McpOptions.Section}:{nameof(McpOptions.Enabled)}");
}
