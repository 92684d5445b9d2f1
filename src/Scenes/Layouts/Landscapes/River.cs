using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>A river that comes towards the viewer between grassy banks with trees and shingle.</summary>
internal sealed class River : Landscape
{
    private readonly float _phase;
    private readonly float _swing;
    private readonly float _wide;

    public River(int seed)
        : base(seed, 170)
    {
        Camera = new Camera(Random.Range(0.36f, 0.46f), Random.Range(2f, 2.8f), 1f);
        _phase = Random.NextSingle();
        _swing = Random.Range(2.2f, 4.2f);
        _wide = Random.Range(1.3f, 2.2f);
        Clouds = new CloudPlan(Random.Range(0.3f, 0.9f), Random.Range(0f, 0.7f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float Height(float x, float z, float footprint)
    {
        var middle = _swing * (Curves.Wave((z * 0.035f) + _phase) - (0.7f * Curves.Wave(_phase + 0.12f)));
        var off = MathF.Abs(x - middle) - _wide - (0.03f * z) + (0.55f * Rolling(x, z, 4.5f, footprint, 4f));
        var bank = off < 0f ? 0.3f * off : off < 0.8f ? 0.25f * off : 0.2f + (0.11f * (off - 0.8f));
        bank = bank > 0.9f ? 0.9f + ((bank - 0.9f) * 0.15f) : bank;
        return bank + (0.1f * Rolling(x, z, 3f, footprint, 3f) * Curves.Clamp01(off))
            + Hills(x, z, 34f, 100f, 7f, 11f, 55f, footprint, 5f);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 4f, footprint, 4f);
        if (z > 80f && height > 9f)
        {
            return ClassIds.Mountain;
        }

        if (z > 17f && height > 0.55f && Rolling(x, z, 14f, footprint, 4f) > -0.12f - (0.004f * z))
        {
            return ClassIds.Tree;
        }

        return height < 0.13f + (0.1f * wander) && z < 40f ? ClassIds.Sand : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 9, 5f, 16f, (0.15f, 0.45f), [ClassIds.Sand, ClassIds.Grass], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 9, 7f, 24f, (1.8f, 3.2f), [ClassIds.Grass], (s, p) =>
            TreePainter.Paint(s, p.Random.Chance(0.25f) ? TreeKind.Poplar : TreeKind.Broadleaf, p));
        Scatter.Over(stage, Random, 10, 6f, 20f, (0.4f, 0.8f), [ClassIds.Grass], (s, p) => TreePainter.Paint(s, TreeKind.Bush, p));
    }
}
