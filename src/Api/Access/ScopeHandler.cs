using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace CoCosNet.Api.Access;

/// <summary>Decides whether a caller has the scope that a route needs.</summary>
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
        // Files of the page, and addresses where nothing is.
        if (http.GetEndpoint() is null)
        {
            return true;
        }

        if (!mode.IsRequired)
        {
            // Without keys nobody can prove to be the operator, but whoever sits at the machine.
            return scope != Scopes.Admin || http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        }

        return http.User.Identity?.IsAuthenticated == true && (scope is null || http.User.HasClaim(Caller.ScopeClaim, scope));
    }
}
