using System.Net;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Client;

/// <summary>The server refused or failed, and said why.</summary>
public sealed class ProblemException : Exception
{
    internal ProblemException(Problem problem, TimeSpan? retryAfter = null)
        : base(problem.Detail)
    {
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>What the server said.</summary>
    public Problem Problem { get; }

    /// <summary>When a retry is worth it; null where the server did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The answer's status.</summary>
    public HttpStatusCode Status => (HttpStatusCode)Problem.Status;

    /// <summary>The kind of problem for programs: <c>unknown_class</c>, <c>queue_full</c> and so on.</summary>
    public string Code => Problem.Code;
}
