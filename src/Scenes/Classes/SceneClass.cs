namespace CoCosNet.Scenes;

/// <summary>One thing that a map can name.</summary>
/// <param name="Id">The value in a <see cref="LabelImage"/>.</param>
/// <param name="Name">Lower-case English noun.</param>
/// <param name="R">Red of the colour that stands for the class on a map.</param>
/// <param name="G">Green of that colour.</param>
/// <param name="B">Blue of that colour.</param>
public sealed record SceneClass(byte Id, string Name, byte R, byte G, byte B);
