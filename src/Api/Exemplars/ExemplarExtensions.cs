using CoCosNet.Api.Access;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Exemplars;

/// <summary>Adds stored exemplars to the application.</summary>
internal static class ExemplarExtensions
{
    private const string Root = "/v1/exemplars";

    private const string ExampleId = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly ProblemExample Unknown = new(
        HttpProblems.ExemplarNotFound, "No exemplar has the id 'abc'; send its files to /v1/exemplars, which answers with the id.", FormFields.ExemplarId);

    private static readonly ProblemExample Gone = new(
        HttpProblems.ExemplarGone,
        $"The exemplar '{ExampleId}' was deleted or has expired; send its files to /v1/exemplars again, the id stays the same.",
        FormFields.ExemplarId);

    /// <summary>Problems of translations that refer to a stored exemplar.</summary>
    public static IReadOnlyList<ProblemExample> Problems { get; } = [Unknown, Gone];

    public static IServiceCollection AddExemplars(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ExemplarOptions>(configuration, ExemplarOptions.Section);
        services.AddSingleton<ExemplarStore>();
        services.AddSingleton<ICleanup>(provider => provider.GetRequiredService<ExemplarStore>());
        return services;
    }

    public static void MapExemplars(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Root, PutAsync)
            .RequireScope(Scopes.Translate)
            .WithName("createExemplar")
            .WithTags("Exemplars")
            .WithSummary("Keep an exemplar")
            .WithDescription(
                "Uploads an exemplar once. Translations then refer to it by its id, which is the digest of its files: the same files have the same id.")
            .Produces<ExemplarResponse>(StatusCodes.Status201Created)
            .Produces<ExemplarResponse>()
            .WithProblems(FormProblems.All(FormFields.Exemplar))
            .WithProblems(
                new(TranslationProblems.Of(TranslationError.EmptyFile), "The file 'exemplar' has no bytes.", FormFields.Exemplar),
                new(TranslationProblems.Of(TranslationError.UnsupportedFormat), ExemplarStore.NoPicture, FormFields.Exemplar),
                CommonProblems.Quota,
                CommonProblems.Concurrency,
                CommonProblems.Internal)
            .AddOpenApiOperationTransformer(ExemplarDocument.DescribeAsync);

        routes.MapRead($"{Root}/{{id}}", GetAsync)
            .RequireScope(Scopes.Read)
            .WithName("getExemplar")
            .WithTags("Exemplars")
            .WithSummary("Describe a kept exemplar")
            .WithDescription("Tells whether the server still has the exemplar and when it expires. This request does not extend the expiry.")
            .Produces<ExemplarResponse>()
            .WithProblems(Unknown, Gone, CommonProblems.Internal);

        routes.MapDelete($"{Root}/{{id}}", DeleteAsync)
            .RequireScope(Scopes.Translate)
            .WithName("deleteExemplar")
            .WithTags("Exemplars")
            .WithSummary("Delete a kept exemplar")
            .WithDescription("Accepted jobs that use it have their own copy. A repeated deletion changes nothing.")
            .Produces(StatusCodes.Status204NoContent)
            .WithProblems(Unknown, CommonProblems.Quota, CommonProblems.Concurrency, CommonProblems.Internal);
    }

    private static async Task<IResult> PutAsync(HttpContext context, FormReader reader, ExemplarStore store)
    {
        var form = await reader.ReadAsync(context.Request, FormFields.ExemplarShape, context.RequestAborted);
        var (exemplar, isNew) = await store.PutAsync(Caller.Of(context).Owner, form.ToExemplar(), context.RequestAborted);
        var address = $"{Root}/{exemplar.Id}";
        return isNew ? TypedResults.Created(address, ToResponse(exemplar)) : TypedResults.Ok(ToResponse(exemplar));
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, ExemplarStore store)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Ok(ToResponse(await store.GetAsync(Caller.Of(context).Owner, id, context.RequestAborted)));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, ExemplarStore store)
    {
        await store.DeleteAsync(Caller.Of(context).Owner, id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static ExemplarResponse ToResponse(Exemplar exemplar) => new()
    {
        Id = exemplar.Id,
        MediaType = exemplar.MediaType,
        Bytes = exemplar.Bytes,
        HasMap = exemplar.HasMap,
        CreatedAt = exemplar.Created,
        ExpiresAt = exemplar.Expires,
    };
}
