using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>A wide plain: grass with drifts of flowers, a track, single broad trees, low hills at the horizon.</summary>
internal sealed class Meadow : Landscape
{
    private readonly float _track;
    private readonly float _bend;
    private readonly float _bloom;

    public Meadow(int seed)
        : base(seed, 130)
    {
        Camera = new Camera(Random.Range(0.46f, 0.6f), Random.Range(1.3f, 1.9f), 1f);
        _track = Random.Range(-1.2f, 1.2f);
        _bend = Random.Range(-2.5f, 2.5f);
        _bloom = Random.Range(-0.12f, 0.1f);
        Clouds = new CloudPlan(Random.Range(0.5f, 1f), Random.Range(0f, 0.6f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float Height(float x, float z, float footprint) =>
        (0.22f * Rolling(x, z, 9f, footprint, 4f)) + Hills(x, z, 16f, 70f, 2.2f, 5f, 45f, footprint, 4f);

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 5f, footprint, 4f);
        var middle = _track + (_bend * Curves.Wave(z * 0.024f));
        if (z < 40f && MathF.Abs(x - middle) < 0.34f + (0.1f * wander) + (0.012f * z))
        {
            return ClassIds.Path;
        }

        if (z > 26f && Rolling(x, z, 22f, footprint, 4f) > 0.02f)
        {
            return ClassIds.Tree;
        }

        return z < 24f && wander > _bloom + (0.012f * z) ? ClassIds.Flowers : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 3, 6f, 11f, (2.2f, 3.6f), [ClassIds.Grass], (s, p) => TreePainter.Paint(s, TreeKind.Broadleaf, p));
        Scatter.Over(stage, Random, 14, 13f, 45f, (1.8f, 3.4f), [ClassIds.Grass, ClassIds.Flowers], (s, p) =>
            TreePainter.Paint(s, p.Random.Chance(0.7f) ? TreeKind.Broadleaf : TreeKind.Bush, p));
    }
}
