using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace CoCosNet.Api.Access;

/// <summary>Checks whether the caller has the scope that a route requires.</summary>
internal sealed class ScopeHandler(AccessMode mode) : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.Resource is HttpContext http && IsAllowed(http, requirement.Scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private bool IsAllowed(HttpContext http, string? scope)
    {
        // The page's files and unknown addresses are public.
        if (http.GetEndpoint() is null)
        {
            return true;
        }

        if (!mode.IsRequired)
        {
            // Without keys, only callers on the same machine count as the operator.
            return scope != Scopes.Admin || http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        }

        return http.User.Identity?.IsAuthenticated == true && (scope is null || http.User.HasClaim(Caller.ScopeClaim, scope));
    }
}
