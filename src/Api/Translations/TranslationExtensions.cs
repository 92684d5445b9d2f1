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
        services.AddSingleton<TranslationRequests>();
        services.AddSingleton<TranslationSet>();
        services.AddSingleton<TranslationEndpoint>();
        services.AddSingleton<ExemplarMapEndpoint>();
        return services;
    }

    public static void MapTranslations(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/translations", (HttpContext context, TranslationEndpoint endpoint) => endpoint.TranslateAsync(context))
            .RequireScope(Scopes.Translate)
            .WithName("createTranslation")
            .WithTags("Translations")
            .WithSummary("Translate a semantic map into a picture with an exemplar's look")
            .Produces<TranslationResponse>()
            .Produces<JobResponse>(StatusCodes.Status202Accepted)
            .WithProblems(TranslationExamples.All)
            .AddOpenApiOperationTransformer(TranslationDocument.DescribeAsync);

        routes.MapRead(
                "/v1/exemplars/{id}/map",
                (HttpContext context, ExemplarMapEndpoint endpoint, string id, string? model) => endpoint.ReadAsync(context, id, model))
            .RequireScope(Scopes.Translate)
            .WithName("readExemplarMap")
            .WithTags("Exemplars")
            .WithSummary("Read the map of a kept exemplar")
            .WithDescription(
                "The map that a model (`model`, or the server's default) reads of the exemplar's picture by itself, as a PNG in the classes' colours: "
                + "what it goes by where no `exemplarMap` comes, to be looked at, corrected and sent. As JSON it comes with the classes, their shares "
                + "and how sure the model is of each.")
            .Produces<PictureReadingResponse>()
            .Produces<byte[]>(StatusCodes.Status200OK, "image/png")
            .WithProblems(TranslationExamples.OfReading);
    }
}
