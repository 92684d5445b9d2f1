using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Where an object stands.</summary>
/// <param name="X">World position of its foot.</param>
/// <param name="Ground">World height of its foot.</param>
/// <param name="Z">World position of its foot.</param>
/// <param name="Size">World height of the object.</param>
/// <param name="Random">Numbers for its shape.</param>
internal readonly record struct Placement(float X, float Ground, float Z, float Size, SeededRandom Random);
