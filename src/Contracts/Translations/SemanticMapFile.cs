namespace CoCosNet.Contracts.Translations;

/// <summary>An encoded semantic map.</summary>
/// <param name="Content">PNG, JSON, text or .npy, by the model's kind of semantics.</param>
/// <param name="Subset">Only for poses in the data set's text form: <paramref name="Content"/> is then the candidate file and this the subset file.</param>
public sealed record SemanticMapFile(ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte>? Subset = null);
