namespace CoCosNet.Api.Access.Keys;

/// <summary>What the file of keys holds.</summary>
internal sealed record KeyList(IReadOnlyList<KeyRecord> Keys);
