namespace CoCosNet.Contracts.Http;

/// <summary>Numbers in a JSON answer.</summary>
/// <param name="MediaType"><c>application/x-npy</c>: NumPy's format.</param>
/// <param name="Shape">Height, width, places a pixel (the heaviest first, at most 4), and 3: column and row of the exemplar's pixel at the
/// result's size, and its weight in 65535ths. The numbers are uint16, little-endian.</param>
/// <param name="Url">Where the file is: a data URI, or in a job the address of its output.</param>
public sealed record ArrayResponse(string MediaType, IReadOnlyList<int> Shape, string Url);
