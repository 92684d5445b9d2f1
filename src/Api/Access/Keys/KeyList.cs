namespace CoCosNet.Api.Access.Keys;

/// <summary>The content of the key file.</summary>
internal sealed record KeyList(IReadOnlyList<KeyRecord> Keys);
