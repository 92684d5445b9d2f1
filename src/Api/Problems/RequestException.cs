namespace CoCosNet.Api.Problems;

/// <summary>A request that fails before it becomes a translation.</summary>
internal sealed class RequestException(ProblemKind kind, string? field, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public ProblemKind Kind { get; } = kind;

    /// <summary>Name of the field at fault, or null.</summary>
    public string? Field { get; } = field;

    /// <summary>When to retry; null if the kind decides.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
