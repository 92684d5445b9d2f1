namespace CoCosNet.Scenes.Layouts;

/// <summary>An object that casts a shadow.</summary>
/// <param name="X">World position of its foot.</param>
/// <param name="Ground">World height of its foot.</param>
/// <param name="Z">World position of its foot.</param>
/// <param name="Radius">World radius.</param>
/// <param name="Height">World height above the foot.</param>
internal readonly record struct Occluder(float X, float Ground, float Z, float Radius, float Height);
