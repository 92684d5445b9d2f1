using System.Net;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Client;

/// <summary>An error response of the server, with its problem.</summary>
public sealed class ProblemException : Exception
{
    internal ProblemException(Problem problem, TimeSpan? retryAfter = null)
        : base(problem.Detail)
    {
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>The problem that the server described.</summary>
    public Problem Problem { get; }

    /// <summary>How long to wait before a retry; null if the server did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status => (HttpStatusCode)Problem.Status;

    /// <summary>The problem's code: <c>unknown_class</c>, <c>queue_full</c> and so on.</summary>
    public string Code => Problem.Code;
}
