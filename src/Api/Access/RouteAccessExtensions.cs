using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access;

/// <summary>How routes say who may call them.</summary>
internal static class RouteAccessExtensions
{
    /// <summary>The caller needs a scope where the server has keys.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(scope).WithProblems(AccessProblems.Of(scope));
}
