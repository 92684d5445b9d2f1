namespace CoCosNet.Scenes;

/// <summary>A class of a semantic map.</summary>
/// <param name="Id">The value in a <see cref="LabelImage"/>.</param>
/// <param name="Name">Lower-case English noun.</param>
/// <param name="R">Red of the class's colour in maps.</param>
/// <param name="G">Green of that colour.</param>
/// <param name="B">Blue of that colour.</param>
public sealed record SceneClass(byte Id, string Name, byte R, byte G, byte B);
