namespace CoCosNet.Api.Mcp;

/// <summary>The Model Context Protocol at <c>/mcp</c>. Section <c>Mcp</c>.</summary>
internal sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>Whether it is enabled. Default: false.</summary>
    public bool Enabled { get; init; }
}
