namespace CoCosNet.Api.Http;

/// <summary>Maps read-only routes.</summary>
internal static class RouteExtensions
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET and HEAD; Kestrel omits the body of a HEAD response.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, ReadMethods, handler);
}
