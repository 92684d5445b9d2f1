namespace CoCosNet.Contracts.Models;

/// <summary>A class of a label map.</summary>
/// <param name="Id">Grey value or palette index, 0 to 255.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Color">Its colour in RGB maps, <c>#rrggbb</c>.</param>
public sealed record SemanticClass(int Id, string Name, string Color);
