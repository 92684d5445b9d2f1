namespace CoCosNet.Contracts.Translations;

/// <summary>A choice that was made while a map was read.</summary>
/// <param name="Code">Names the kind of choice for programs, in snake_case.</param>
/// <param name="Detail">What was chosen and why.</param>
public sealed record MapNote(string Code, string Detail);
