using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>High peaks with snow above a belt of firs and a mountain meadow with boulders.</summary>
internal sealed class Alpine : Landscape
{
    private readonly float _peaks;
    private readonly float _snowLine;
    private readonly float _tilt;

    public Alpine(int seed)
        : base(seed, 150)
    {
        Camera = new Camera(Random.Range(0.5f, 0.6f), Random.Range(2.6f, 3.8f), 1f);
        _peaks = Random.Range(36f, 52f);
        _snowLine = Random.Range(0.34f, 0.52f);
        _tilt = Random.Range(0.05f, 0.14f) * Random.Sign();
        Clouds = new CloudPlan(Random.Range(0.2f, 0.7f), Random.Range(0f, 0.8f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float CanopySpires => 1f;

    public override float Height(float x, float z, float footprint)
    {
        var ground = (0.35f * Rolling(x, z, 8f, footprint, 4f)) + (_tilt * x * Curves.Smooth(3f, 12f, z));
        return ground + Hills(x, z, 24f, 48f, 1.5f, 3f, 24f, footprint, 3f) + Mountains(x, z, 48f, 135f, 1.25f * _peaks, 95f, footprint);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 9f, footprint, 4f);
        if (z > 52f && height > 9f + (3f * wander))
        {
            var line = (_peaks * _snowLine) + (7f * wander) + (6f * MathF.Max(0f, slope - 0.9f));
            return height > line ? ClassIds.Snow : ClassIds.Mountain;
        }

        if (z > 20f && wander > -0.28f + (0.3f * Curves.Smooth(30f, 20f, z)))
        {
            return ClassIds.Tree;
        }

        return z < 14f && wander > 0.26f ? ClassIds.Flowers : slope > 0.62f ? ClassIds.Rock : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 9, 5.5f, 18f, (0.25f, 0.9f), [ClassIds.Grass], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 5, 8f, 14f, (2.2f, 3.8f), [ClassIds.Grass], (s, p) => TreePainter.Paint(s, TreeKind.Conifer, p));
        Scatter.Over(stage, Random, 40, 15f, 50f, (1.8f, 3.2f), [ClassIds.Grass, ClassIds.Tree], (s, p) => TreePainter.Paint(s, TreeKind.Conifer, p));
    }
}
