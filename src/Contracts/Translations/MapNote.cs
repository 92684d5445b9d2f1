namespace CoCosNet.Contracts.Translations;

/// <summary>A choice that was made while a map was read.</summary>
/// <param name="Code">Code of the choice for programs, in snake_case.</param>
/// <param name="Detail">What the server chose and why.</param>
public sealed record MapNote(string Code, string Detail);
