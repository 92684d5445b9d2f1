using System.Diagnostics.CodeAnalysis;

namespace CoCosNet.Contracts.Http;

/// <summary>The body of every error response: problem details (RFC 9457) as <c>application/problem+json</c>.</summary>
public sealed record Problem
{
    /// <summary>Media type of the response.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A URN that ends in the code: <c>urn:problem-type:cocosnet:unknown_class</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in a few words; the same for every occurrence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What went wrong this time and how to fix it.</summary>
    public required string Detail { get; init; }

    /// <summary>Path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>The kind of problem as a code for programs. The meaning of a code never changes.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the same request may succeed later. The Retry-After header says when.</summary>
    public required bool Retryable { get; init; }

    /// <summary>Identifies the request in the server's log.</summary>
    public required string TraceId { get; init; }

    /// <summary>The fields that caused the problem; empty if none did.</summary>
    public required IReadOnlyList<ProblemError> Errors { get; init; }
}

/// <summary>A field that caused a problem.</summary>
/// <param name="Pointer">The field as a JSON pointer fragment: <c>#/map</c>.</param>
/// <param name="Detail">What is wrong with it.</param>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "RFC 9457 calls it pointer in its own example.")]
public sealed record ProblemError(string Pointer, string Detail);
