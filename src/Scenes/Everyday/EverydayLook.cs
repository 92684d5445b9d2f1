namespace CoCosNet.Scenes.Everyday;

/// <summary>A look of an everyday scene.</summary>
/// <param name="Materials">The material of each class.</param>
/// <param name="Exposure">Factor on the light; 1 is usual.</param>
/// <param name="Warmth">Share by which red is raised and blue lowered.</param>
public sealed record EverydayLook(IReadOnlyList<EverydayMaterial> Materials, float Exposure, float Warmth);
