using System.Net.Sockets;
using CoCosNet.Client;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Cli.Outcomes;

/// <summary>Converts an exception of a command to an exit code and one line.</summary>
internal static class Failures
{
    public static (ExitCode Code, string Message) Describe(Exception exception) => exception switch
    {
        CliException known => (known.Code, known.Message),
        ProblemException refused => Describe(refused.Problem),
        TranslationException expected => (CodeOf(expected.Error), WithField(expected.Field, expected.Message)),
        StartException start => (ExitCode.Start, start.Message),
        OperationCanceledException => (ExitCode.Canceled, "Interrupted."),
        HttpRequestException { InnerException: SocketException socket } lost => (
            ExitCode.Unavailable, $"The server cannot be reached ({socket.Message}): {lost.Message}"),
        HttpRequestException or HttpIOException => (ExitCode.Unavailable, $"The connection to the server was lost: {exception.Message}"),
        IOException or UnauthorizedAccessException => (ExitCode.Refused, exception.Message),
        _ => (ExitCode.Unexpected, $"Unexpected: {exception}"),
    };

    /// <summary>Returns the exit code and the line for a problem of a server.</summary>
    public static (ExitCode Code, string Message) Describe(Problem problem)
    {
        var code = problem switch
        {
            { Retryable: true } or { Status: 502 or 503 or 504 } => ExitCode.Unavailable,
            { Status: < 500 } => ExitCode.Refused,
            _ => ExitCode.Unexpected,
        };
        return (code, WithField(problem.Errors.Count == 0 ? null : problem.Errors[0].Pointer.TrimStart('#', '/'), problem.Detail));
    }

    private static ExitCode CodeOf(TranslationError error) => error switch
    {
        TranslationError.QueueFull or TranslationError.Draining or TranslationError.OutOfMemory or TranslationError.WorkerLost
            or TranslationError.NoWorker or TranslationError.DeadlineExceeded or TranslationError.ModelLoading => ExitCode.Unavailable,
        TranslationError.ModelBroken => ExitCode.Start,
        TranslationError.Internal => ExitCode.Unexpected,
        _ => ExitCode.Refused,
    };

    private static string WithField(string? field, string detail) => field is null ? detail : $"{field}: {detail}";
}
