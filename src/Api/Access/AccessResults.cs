using CoCosNet.Api.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.IdentityModel.Tokens;

namespace CoCosNet.Api.Access;

/// <summary>Answers requests that are not permitted with a problem: 401 if the caller is unknown, 403 if it lacks a scope.</summary>
internal sealed class AccessResults(AccessMode mode) : IAuthorizationMiddlewareResultHandler
{
    private const string Realm = "Bearer realm=\"cocosnet\"";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        var scope = policy.Requirements.OfType<ScopeRequirement>().First().Scope;
        if (!mode.IsRequired)
        {
            return ProblemWriter.WriteAsync(
                context,
                AccessProblems.ScopeMissing,
                $"This server has no keys, so only its own machine may do this. Name a file of keys: {AccessOptions.Section}__{nameof(AccessOptions.KeysFile)}.");
        }

        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
            return ProblemWriter.WriteAsync(context, AccessProblems.ScopeMissing, AccessProblems.ScopeDetail(scope ?? Scopes.Read));
        }

        var (kind, detail) = Describe(context.Features.Get<AccessFailure>()?.Reason);
        context.Response.Headers.WWWAuthenticate = kind == AccessProblems.KeyMissing ? Realm : $"{Realm}, error=\"invalid_token\"";
        return ProblemWriter.WriteAsync(context, kind, detail);
    }

    private static (ProblemKind Kind, string Detail) Describe(Exception? failure) => failure switch
    {
        null => (AccessProblems.KeyMissing, AccessProblems.MissingDetail),
        AccessException access => (access.Kind, access.Message),
        SecurityTokenExpiredException => (AccessProblems.KeyExpired, AccessProblems.ExpiredDetail),
        _ => (AccessProblems.KeyInvalid, AccessProblems.InvalidDetail),
    };
}
