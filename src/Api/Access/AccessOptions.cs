namespace CoCosNet.Api.Access;

/// <summary>Access control. Section <c>Access</c>. Without keys and without a token issuer, everyone may call.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Path of the file of API keys, which <c>keys create</c> writes; relative paths start at the content root. If unset, there
    /// are no keys.</summary>
    public string? KeysFile { get; init; }
}
