using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access;

/// <summary>Declares who may call a route.</summary>
internal static class RouteAccessExtensions
{
    /// <summary>Requires a scope of the caller if the server has access control.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(scope).WithProblems(AccessProblems.Of(scope));
}
