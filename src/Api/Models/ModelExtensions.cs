using CoCosNet.Api.Access;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoCosNet.Api.Models;

/// <summary>Puts the list of models into the application.</summary>
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
            .WithDescription("Every model folder of the server, with those that are loading or broken.")
            .WithProblems(CommonProblems.Internal);

        routes.MapRead("/v1/models/{id}", Find)
            .RequireScope(Scopes.Read)
            .WithName("getModel")
            .WithTags("Models")
            .WithSummary("Describe a model")
            .WithDescription("What the model takes (classes with names and colours, sizes, limits) and where it stands.")
            .WithProblems(new ProblemExample(HttpProblems.ModelNotFound, NotFoundDetail("paintings")), CommonProblems.Internal);
    }

    private static Ok<ModelResponse> Find(string id, ModelResponses models) => TypedResults.Ok(
        models.Find(id) ?? throw new RequestException(HttpProblems.ModelNotFound, field: null, NotFoundDetail(id)));

    private static string NotFoundDetail(string id) => $"No model has the id '{id}'; /v1/models lists those that exist.";
}
