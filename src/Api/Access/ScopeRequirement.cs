using Microsoft.AspNetCore.Authorization;

namespace CoCosNet.Api.Access;

/// <summary>A caller needs a scope, or only to be known where the scope is null.</summary>
internal sealed record ScopeRequirement(string? Scope) : IAuthorizationRequirement;
