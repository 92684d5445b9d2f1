namespace CoCosNet.Api.Access;

/// <summary>Who may call. Section <c>Access</c>. Without keys and without an issuer of tokens everyone may.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>The file of API keys, which <c>keys create</c> makes; a relative one lies in the content root. Unset: no keys.</summary>
    public string? KeysFile { get; init; }
}
