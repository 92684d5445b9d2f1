using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access;

/// <summary>Tells whether callers must authenticate.</summary>
internal sealed class AccessMode(IOptions<AccessOptions> access, IOptions<OidcOptions> oidc)
{
    public bool IsRequired => HasKeys || HasTokens;

    public bool HasKeys => !string.IsNullOrEmpty(access.Value.KeysFile);

    public bool HasTokens => !string.IsNullOrEmpty(oidc.Value.Authority);
}
