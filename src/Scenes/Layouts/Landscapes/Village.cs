using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>Gabled houses along a lane, gardens and trees between them, fields and hills behind.</summary>
internal sealed class Village : Landscape
{
    private readonly float _lane;
    private readonly float _bend;
    private readonly float _phase;

    public Village(int seed)
        : base(seed, 160)
    {
        Camera = new Camera(Random.Range(0.38f, 0.48f), Random.Range(2.4f, 3.4f), 1f);
        _lane = Random.Range(-0.8f, 0.8f);
        _bend = Random.Range(0.8f, 2f) * Random.Sign();
        _phase = Random.NextSingle();
        Clouds = new CloudPlan(Random.Range(0.3f, 0.9f), Random.Range(0f, 0.8f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float Height(float x, float z, float footprint) =>
        (0.12f * Rolling(x, z, 7f, footprint, 3f)) + Hills(x, z, 22f, 90f, 5f, 9f, 60f, footprint, 4f);

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 4f, footprint, 4f);
        if (z < 34f && MathF.Abs(x - Middle(z)) < 0.62f + (0.12f * wander))
        {
            return ClassIds.Path;
        }

        if (z > 24f)
        {
            return Rolling(x, z, 26f, footprint, 4f) > 0.02f ? ClassIds.Tree : Lattice.Hash((int)(x * 0.07f) + 90, (int)(z * 0.05f)) % 3 == 0
                ? ClassIds.Field
                : ClassIds.Grass;
        }

        return wander > 0.3f ? ClassIds.Flowers : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        for (var z = 7f + Random.Range(0f, 2f); z < 26f; z *= Random.Range(1.18f, 1.34f))
        {
            for (var side = -1; side <= 1; side += 2)
            {
                if (Random.Chance(0.8f))
                {
                    var x = Middle(z) + (side * (Random.Range(1.9f, 3f) + (0.04f * z)));
                    var size = Random.Range(1.35f, 2f);
                    HousePainter.Paint(stage, new Placement(x, Height(x, z, stage.Footprint(z)), z, size, new SeededRandom(Random.Below(int.MaxValue))));
                }
            }
        }

        Scatter.Over(stage, Random, 10, 7f, 30f, (1.3f, 2.4f), [ClassIds.Grass, ClassIds.Flowers], (s, p) =>
            TreePainter.Paint(s, p.Random.Chance(0.3f) ? TreeKind.Poplar : TreeKind.Broadleaf, p));
        Scatter.Over(stage, Random, 8, 6f, 16f, (0.4f, 0.7f), [ClassIds.Grass], (s, p) => TreePainter.Paint(s, TreeKind.Bush, p));
    }

    private float Middle(float z) => _lane + (_bend * Curves.Wave((z * 0.02f) + _phase) * Curves.Clamp01(z * 0.1f));
}
