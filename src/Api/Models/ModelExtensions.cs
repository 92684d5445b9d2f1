using CoCosNet.Api.Access;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoCosNet.Api.Models;

/// <summary>Adds the list of models to the application.</summary>
internal static class ModelExtensions
{
    public static IServiceCollection AddModels(this IServiceCollection services) => services.AddSingleton<ModelResponses>();

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/v1/models", (ModelResponses models) => TypedResults.Ok(models.List()))
            .RequireScope(Scopes.Read)
            .WithName("listModels")
            .WithTags("Models")
            .WithSummary("List the models")
            .WithDescription("Every model folder of the server, including loading and broken ones.")
            .WithProblems(CommonProblems.Internal);

        routes.MapRead("/v1/models/{id}", Find)
            .RequireScope(Scopes.Read)
            .WithName("getModel")
            .WithTags("Models")
            .WithSummary("Describe a model")
            .WithDescription("The model's state and inputs: classes with names and colours, sizes, limits.")
            .WithProblems(new ProblemExample(HttpProblems.ModelNotFound, NotFoundDetail("paintings")), CommonProblems.Internal);

        routes.MapPost("/v1/models/{id}/reload", ReloadAsync)
            .RequireScope(Scopes.Admin)
            .WithName("reloadModel")
            .WithTags("Models")
            .WithSummary("Reload a model")
            .WithDescription(
                "Loads the model's folder again, beside the served model. Once the new model has made a picture, it replaces the served one. "
                + "Translations under way finish with the old model. An unusable folder changes nothing. A new folder is added.")
            .WithProblems(
                new ProblemExample(HttpProblems.ModelNotFound, NotFoundDetail("paintings")),
                new ProblemExample(
                    TranslationProblems.Of(TranslationError.ModelBroken), "The folder 'landscape' cannot be used, and nothing has changed: model.json is missing.", "id"),
                new ProblemExample(
                    TranslationProblems.Of(TranslationError.WorkerLost), "The worker process is being replaced; try again in a moment."),
                CommonProblems.Quota,
                CommonProblems.Concurrency,
                CommonProblems.Internal);
    }

    private static async Task<Ok<ModelResponse>> ReloadAsync(string id, HttpContext context, ModelResponses models)
    {
        var reloader = context.RequestServices.GetService<IModelReloader>()
            ?? throw new RequestException(HttpProblems.ModelNotFound, field: null, NotFoundDetail(id));
        try
        {
            await reloader.ReloadAsync(id, context.RequestAborted);
        }
        catch (TranslationException exception) when (exception.Error == TranslationError.UnknownModel)
        {
            throw new RequestException(HttpProblems.ModelNotFound, field: null, NotFoundDetail(id), exception);
        }

        return Find(id, models);
    }

    private static Ok<ModelResponse> Find(string id, ModelResponses models) => TypedResults.Ok(
        models.Find(id) ?? throw new RequestException(HttpProblems.ModelNotFound, field: null, NotFoundDetail(id)));

    private static string NotFoundDetail(string id) => $"No model has the id '{id}'; /v1/models lists those that exist.";
}
