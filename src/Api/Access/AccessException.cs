using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access;

/// <summary>The caller's credentials are not valid.</summary>
internal sealed class AccessException(ProblemKind kind, string detail) : Exception(detail)
{
    public ProblemKind Kind { get; } = kind;
}
