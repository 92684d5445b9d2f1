using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>Adds problems to the application and, per endpoint, to the API document.</summary>
internal static class ProblemExtensions
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddExceptionHandler<ExceptionProblems>();

    /// <summary>Turns every error of the following middleware into a problem document, including routing errors and exceptions.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) =>
        app.UseExceptionHandler(_ => { }).UseStatusCodePages(StatusProblems.WriteAsync);

    /// <summary>Declares the problems that an endpoint may answer; the API document lists each with its status and an example.</summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder builder, params IEnumerable<ProblemExample> examples)
        where TBuilder : IEndpointConventionBuilder
    {
        ProblemExample[] all = [.. examples];
        var responses = all.Select(example => example.Kind.Status).Distinct()
            .Select(status => new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        return builder.WithMetadata([.. responses, .. all]);
    }
}
