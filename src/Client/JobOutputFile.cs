namespace CoCosNet.Client;

/// <summary>An output file of a job.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record JobOutputFile(string MediaType, ReadOnlyMemory<byte> Content);
