using CoCosNet.Api.Access.Keys;
using CoCosNet.Api.Access.Tokens;
using CoCosNet.Api.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CoCosNet.Api.Access.Setup;

/// <summary>Adds access control to the application.</summary>
internal static class AccessExtensions
{
    private const string Scheme = "Access";

    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<AccessOptions>(configuration, AccessOptions.Section);
        services.AddValidatedOptions<OidcOptions>(configuration, OidcOptions.Section);
        services.AddSingleton<AccessMode>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResults>();
        services.AddHostedService<AccessCheck>();
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, displayName: null, options => options.ForwardDefaultSelector = Select)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null)
            .AddTokens(configuration);
        services.AddAuthorization(options =>
        {
            foreach (var scope in Scopes.All)
            {
                options.AddPolicy(scope, policy => policy.AddRequirements(new ScopeRequirement(scope)));
            }

            // Routes that declare no requirement are not public.
            options.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new ScopeRequirement(Scope: null)).Build();
        });
        return services;
    }

    /// <summary>Authenticates the caller. Each route decides later whether that is sufficient.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            // The framework does not keep failed authentications.
            if (context.User.Identity?.IsAuthenticated != true && await context.AuthenticateAsync() is { Failure: { } reason })
            {
                context.Features.Set(new AccessFailure(reason));
            }

            await next(context);
        });
    }

    private static string Select(HttpContext context) => ApiKeyHandler.Reads(context.Request.Headers)
        || context.RequestServices.GetRequiredService<AccessMode>() is { HasTokens: false }
        ? ApiKeyHandler.SchemeName
        : TokenExtensions.SchemeName;
}
