using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>Puts problems into the application and, by endpoint, into its document.</summary>
internal static class ProblemExtensions
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddExceptionHandler<ExceptionProblems>();

    /// <summary>Every error below here is a problem document, those of routing and of thrown exceptions too.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) =>
        app.UseExceptionHandler(_ => { }).UseStatusCodePages(StatusProblems.WriteAsync);

    /// <summary>States which problems an endpoint answers; the document shows each with its status and an example.</summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder builder, params IEnumerable<ProblemExample> examples)
        where TBuilder : IEndpointConventionBuilder
    {
        ProblemExample[] all = [.. examples];
        var responses = all.Select(example => example.Kind.Status).Distinct()
            .Select(status => new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        return builder.WithMetadata([.. responses, .. all]);
    }
}
