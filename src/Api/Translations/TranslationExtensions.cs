using CoCosNet.Api.Access;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoCosNet.Api.Translations;

/// <summary>Adds translations to the application.</summary>
internal static class TranslationExtensions
{
    public static IServiceCollection AddTranslations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<UploadOptions>(configuration, UploadOptions.Section);
        services.AddSingleton<UploadLimits>();
        services.AddValidatedOptions<DeadlineOptions>(configuration, DeadlineOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Deadline>();
        services.AddSingleton<FormReader>();
        services.AddSingleton<TranslationEvents>();
        services.AddSingleton<TranslationEndpoint>();
        return services;
    }

    public static void MapTranslations(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/translations", (HttpContext context, TranslationEndpoint endpoint) => endpoint.TranslateAsync(context))
        .RequireScope(Scopes.Translate)
        .WithName("createTranslation")
        .WithTags("Translations")
        .WithSummary("Translate a semantic map into a picture with an exemplar's look")
        .Produces<TranslationResponse>()
        .Produces<JobResponse>(StatusCodes.Status202Accepted)
        .WithProblems(TranslationExamples.All)
        .AddOpenApiOperationTransformer(TranslationDocument.DescribeAsync);
}
