using System.Text.Json;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Problems;

/// <summary>Describes an endpoint's problems in the API document: one response per status, with an example per problem.</summary>
internal static class ProblemDocument
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = $"/{context.Description.RelativePath}";
        var examples = context.Description.ActionDescriptor.EndpointMetadata.OfType<ProblemExample>();
        foreach (var status in examples.GroupBy(example => example.Kind.Status))
        {
            if (operation.Responses?.GetValueOrDefault($"{status.Key}") is OpenApiResponse response)
            {
                Describe(response, [.. status], path);
            }
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiResponse response, ProblemExample[] problems, string path)
    {
        response.Description = string.Join('\n', problems.Select(problem => $"- `{problem.Kind.Code}`: {problem.Kind.Title}."));
        if (problems.Any(problem => problem.Kind.RetryAfter is not null))
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "Seconds to wait before a retry; absent if a retry does not help.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
                },
            };
        }

        if (response.Content?.TryGetValue(Problem.MediaType, out var content) == true)
        {
            content.Examples = problems.ToDictionary(problem => problem.Kind.Code, IOpenApiExample (problem) => Example(problem, path));
        }
    }

    private static OpenApiExample Example(ProblemExample example, string path) => new()
    {
        Summary = example.Kind.Title,
        Value = JsonSerializer.SerializeToNode(
            example.Kind.Describe(example.Detail, example.Field, path, TraceId), HttpJsonContext.Default.Problem),
    };
}
