namespace CoCosNet.Api.Problems;

/// <summary>A problem that an endpoint may answer, as metadata of the endpoint.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">What the detail says, for instance.</param>
/// <param name="Field">The field to blame, or null.</param>
internal sealed record ProblemExample(ProblemKind Kind, string Detail, string? Field = null);
