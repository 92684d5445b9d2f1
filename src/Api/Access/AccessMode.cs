using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access;

/// <summary>Whether callers have to say who they are.</summary>
internal sealed class AccessMode(IOptions<AccessOptions> access, IOptions<OidcOptions> oidc)
{
    public bool IsRequired => HasKeys || HasTokens;

    public bool HasKeys => !string.IsNullOrEmpty(access.Value.KeysFile);

    public bool HasTokens => !string.IsNullOrEmpty(oidc.Value.Authority);
}
