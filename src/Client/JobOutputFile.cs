namespace CoCosNet.Client;

/// <summary>A file that a job made.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record JobOutputFile(string MediaType, ReadOnlyMemory<byte> Content);
