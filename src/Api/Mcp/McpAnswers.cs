using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using ModelContextProtocol.Protocol;

namespace CoCosNet.Api.Mcp;

/// <summary>Makes the results of tools.</summary>
internal static class McpAnswers
{
    public static CallToolResult Json<T>(T value, JsonTypeInfo<T> type) => new() { Content = [Text(JsonSerializer.Serialize(value, type))] };

    public static TextContentBlock Text(string text) => new() { Text = text };

    /// <summary>Runs a tool. An expected failure becomes a result that says what to do, like a problem of the API.</summary>
    public static async Task<CallToolResult> RunAsync(HttpContext context, ILogger logger, Func<Task<CallToolResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var problem = ProblemWriter.Describe(exception, ProblemWriter.Instance(context), ProblemWriter.TraceId(context));
            if (problem.Status == StatusCodes.Status500InternalServerError)
            {
                ProblemLog.Unexpected(logger, exception, context.Request.Method, context.Request.Path);
            }

            return Failure(problem);
        }
    }

    private static CallToolResult Failure(Problem problem)
    {
        var field = problem.Errors.Count == 0 ? "" : $" ({problem.Errors[0].Pointer.TrimStart('#', '/')})";
        return new() { IsError = true, Content = [Text($"{problem.Code}{field}: {problem.Detail}")] };
    }
}
