namespace CoCosNet.Api.Access;

/// <summary>A request feature: the caller sent credentials that are not valid.</summary>
/// <param name="Reason">Why the credentials are not valid.</param>
internal sealed record AccessFailure(Exception Reason);
