using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access;

/// <summary>Why a caller is not who it says.</summary>
internal sealed class AccessException(ProblemKind kind, string detail) : Exception(detail)
{
    public ProblemKind Kind { get; } = kind;
}
