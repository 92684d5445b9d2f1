using CoCosNet.Api.Access;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Translations;

namespace CoCosNet.Api.OpenAi;

/// <summary>Adds the address that OpenAI's clients call to the application.</summary>
internal static class OpenAiExtensions
{
    private const string Root = "/v1/images";

    public static IServiceCollection AddOpenAi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, OpenAiJsonContext.Default))
        .AddSingleton<ImageEditEndpoint>();

    /// <summary>Gives every error below <c>/v1/images</c> OpenAI's shape, including those of keys, quotas and routing.</summary>
    public static void UseOpenAiErrors(this IApplicationBuilder app)
    {
        var format = new OpenAiErrors();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal))
            {
                context.Features.Set<IProblemFormat>(format);
            }

            return next(context);
        });
    }

    public static void MapOpenAi(this IEndpointRouteBuilder routes) => routes
        .MapPost($"{Root}/edits", (HttpContext context, ImageEditEndpoint endpoint) => endpoint.EditAsync(context))
        .RequireScope(Scopes.Translate)
        .WithName("createImageEdit")
        .WithTags("Translations")
        .WithSummary("Translate with an OpenAI client")
        .WithDescription(
            "A translation in the shape of OpenAI's image edits. The pictures are semantic map, exemplar, exemplar's map; or `image` is the exemplar and "
            + "`mask` the map. `prompt` and other fields without a meaning here are ignored. Errors have OpenAI's shape and the codes of this API.")
        .Produces<ImagesResponse>()
        .WithProblems(TranslationExamples.OfDirectJson)
        .AddOpenApiOperationTransformer(ImageEditDocument.DescribeAsync);
}
