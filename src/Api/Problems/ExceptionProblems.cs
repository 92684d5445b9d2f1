using CoCosNet.Api.Http;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Problems;

/// <summary>Converts exceptions of handlers to problems. Only expected failures expose their own message.</summary>
internal sealed class ExceptionProblems(UploadLimits limits, IOptions<UploadOptions> uploads, ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var minimum = uploads.Value.MinimumBytesPerSecond;
        await (exception switch
        {
            RequestException request => WriteAsync(httpContext, request.Kind, request.Message, request.Field, request.RetryAfter),
            TranslationException translation => WriteAsync(httpContext, translation),
            StorageException storage => WriteStorageAsync(httpContext, storage),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => WriteAsync(
                httpContext, HttpProblems.BodyTooLarge, $"The request's body is larger than the limit of {limits.BodyLimit}."),
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => WriteAsync(
                httpContext, HttpProblems.UploadTooSlow, $"The body arrives too slowly; send at least {minimum} bytes a second, which the server's setting {UploadOptions.Section}:{nameof(UploadOptions.MinimumBytesPerSecond)} may change."),
            BadHttpRequestException => WriteAsync(httpContext, HttpProblems.MalformedRequest, "The body ends early or is not valid HTTP."),
            _ => WriteUnexpectedAsync(httpContext, exception),
        });
        return true;
    }

    private static Task WriteAsync(HttpContext context, ProblemKind kind, string detail, string? field = null, TimeSpan? retryAfter = null) =>
        ProblemWriter.WriteAsync(context, kind, detail, field, retryAfter);

    private Task WriteAsync(HttpContext context, TranslationException exception)
    {
        if (exception.Error == TranslationError.Internal)
        {
            return WriteUnexpectedAsync(context, exception);
        }

        return WriteAsync(context, TranslationProblems.Of(exception.Error), exception.Message, exception.Field, exception.RetryAfter);
    }

    private Task WriteStorageAsync(HttpContext context, StorageException exception)
    {
        ProblemLog.StorageFailed(logger, exception, context.Request.Method, context.Request.Path);
        return WriteAsync(context, HttpProblems.StorageFailed, exception.Message, retryAfter: HttpProblems.StorageFailed.RetryAfter);
    }

    private Task WriteUnexpectedAsync(HttpContext context, Exception exception)
    {
        ProblemLog.Unexpected(logger, exception, context.Request.Method, context.Request.Path);
        return ProblemWriter.WriteAsync(context, TranslationProblems.Of(TranslationError.Internal), CommonProblems.InternalDetail);
    }
}
