namespace CoCosNet.Api.Http;

/// <summary>How routes are mapped here.</summary>
internal static class RouteExtensions
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET, and HEAD with it: Kestrel leaves the body of an answer to HEAD out by itself.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, ReadMethods, handler);
}
