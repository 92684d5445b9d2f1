namespace CoCosNet.Scenes.Everyday;

/// <summary>The material of a class in a look.</summary>
/// <param name="Fabric">The texture.</param>
/// <param name="Colors">Its colours.</param>
/// <param name="Scale">Size of the texture; 1 is usual.</param>
public sealed record EverydayMaterial(Fabric Fabric, Material Colors, float Scale);
