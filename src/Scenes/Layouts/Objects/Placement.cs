using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>The place, size and random source of an object.</summary>
/// <param name="X">World position of its foot.</param>
/// <param name="Ground">World height of its foot.</param>
/// <param name="Z">World position of its foot.</param>
/// <param name="Size">World height of the object.</param>
/// <param name="Random">Random source for the object's shape.</param>
internal readonly record struct Placement(float X, float Ground, float Z, float Size, SeededRandom Random);
