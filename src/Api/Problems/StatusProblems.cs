using Microsoft.AspNetCore.Diagnostics;

namespace CoCosNet.Api.Problems;

/// <summary>Adds a problem body to errors that routing answers without one.</summary>
internal static class StatusProblems
{
    /// <summary>Problems that any path may answer before an endpoint is selected.</summary>
    public static IReadOnlyList<ProblemExample> Examples { get; } =
    [
        new(HttpProblems.NotFound, "The path '/v1/paintings' does not exist; /openapi/v1.json lists those that do."),
        new(HttpProblems.MethodNotAllowed, "'/v1/translations' does not take PUT; it takes POST."),
    ];

    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var (kind, detail) = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => (HttpProblems.NotFound,
                $"The path '{context.Request.Path}' does not exist; /openapi/v1.json lists those that do."),
            StatusCodes.Status405MethodNotAllowed => (HttpProblems.MethodNotAllowed,
                $"'{context.Request.Path}' does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}."),
            StatusCodes.Status406NotAcceptable => (HttpProblems.NotAcceptable, "The Accept header names nothing that this path answers with."),
            StatusCodes.Status415UnsupportedMediaType => (HttpProblems.UnsupportedMediaType, "The Content-Type is not one that this path takes."),
            < StatusCodes.Status500InternalServerError and var other => (HttpProblems.MalformedRequest with { Status = other },
                "The request cannot be read."),
            _ => (CommonProblems.Internal.Kind, CommonProblems.InternalDetail),
        };
        return ProblemWriter.WriteAsync(context, kind, detail);
    }
}
