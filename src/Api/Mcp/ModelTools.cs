using System.ComponentModel;
using CoCosNet.Api.Http;
using CoCosNet.Api.Models;
using CoCosNet.Api.Problems;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CoCosNet.Api.Mcp;

/// <summary>Tools that describe models.</summary>
[McpServerToolType]
internal sealed class ModelTools(ModelResponses models, IHttpContextAccessor accessor, ILogger<ModelTools> logger)
{
    [McpServerTool(Name = "list_models", Title = "List the models", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Every model with its state, what its maps are, and whether the exemplar's own map has to come. JSON.")]
    public CallToolResult List()
    {
        // describe_labels lists the classes, which may be many.
        var list = models.List();
        return McpAnswers.Json(list with { Models = [.. list.Models.Select(model => model with { Classes = null })] }, WireJson.Context.ModelListResponse);
    }

    [McpServerTool(Name = "describe_labels", Title = "Describe a model's labels", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The classes that a label map of a model is drawn with: id, name, and colour in RGB maps. JSON.")]
    public Task<CallToolResult> DescribeAsync([Description("Id of the model; without it the default.")] string? model = null) =>
        McpAnswers.RunAsync(accessor.HttpContext!, logger, () =>
        {
            var id = model ?? models.List().Default;
            var found = (id is null ? null : models.Find(id)) ?? throw new RequestException(
                HttpProblems.ModelNotFound, "model", $"No model has the id '{id}'; list_models lists those that exist.");
            return Task.FromResult(McpAnswers.Json(found, WireJson.Context.ModelResponse));
        });
}
