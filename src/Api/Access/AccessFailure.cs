namespace CoCosNet.Api.Access;

/// <summary>A request's feature: who sent it is not known, though it said so.</summary>
/// <param name="Reason">Why what it said does not count.</param>
internal sealed record AccessFailure(Exception Reason);
