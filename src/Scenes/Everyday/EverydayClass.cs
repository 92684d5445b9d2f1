using System.Numerics;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Everyday;

/// <summary>A class of an everyday scene.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fabrics">The textures that it may have.</param>
/// <param name="Colors">The colours that it may have, in sRGB as 0xRRGGBB.</param>
public sealed record EverydayClass(string Name, IReadOnlyList<Fabric> Fabrics, IReadOnlyList<int> Colors)
{
    /// <summary>Chooses a texture, a colour and their variation.</summary>
    internal EverydayMaterial Choose(SeededRandom random)
    {
        var fabric = Fabrics[random.Below(Fabrics.Count)];
        var body = Color.Vary(Color.Hex(Colors[random.Below(Colors.Count)]), 0.15f, random);
        var depth = random.Range(0.45f, 0.7f);
        var material = new Material(body * depth, body, Vector3.Min(new Vector3(0.95f), body * random.Range(1.25f, 1.6f)));
        return new EverydayMaterial(fabric, material, random.Range(0.8f, 1.3f));
    }
}
