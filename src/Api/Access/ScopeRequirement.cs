using Microsoft.AspNetCore.Authorization;

namespace CoCosNet.Api.Access;

/// <summary>Requires a scope or, if it is null, only an authenticated caller.</summary>
internal sealed record ScopeRequirement(string? Scope) : IAuthorizationRequirement;
