using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>A lake in the middle distance that mirrors wooded banks and mountains; a meadow in the foreground.</summary>
internal sealed class Lake : Landscape
{
    private readonly float _centre;
    private readonly float _wide;
    private readonly float _middle;
    private readonly float _deep;
    private readonly float _peaks;
    private readonly float _woods;
    private readonly bool _stony;

    public Lake(int seed)
        : base(seed, 110)
    {
        Camera = new Camera(Random.Range(0.42f, 0.5f), Random.Range(2.4f, 3.2f), 1f);
        _centre = Random.Range(-9f, 9f);
        _wide = Random.Range(8f, 16f);
        _middle = Random.Range(15f, 22f);
        _deep = Random.Range(8f, 14f);
        _peaks = Random.Range(14f, 38f);
        _woods = Random.Range(-0.25f, 0.15f);
        _stony = Random.Chance(0.5f);
        Clouds = new CloudPlan(Random.Range(0.3f, 0.8f), Random.Range(0.2f, 1f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float CanopySpires => 0.7f;

    public override float Height(float x, float z, float footprint)
    {
        float dx = (x - _centre) / _wide, dz = (z - _middle) / _deep;
        var outside = MathF.Sqrt((dx * dx) + (dz * dz)) - 1f + (0.3f * Rolling(x, z, 9f, footprint, 4f));
        var bank = outside < 0f ? 1.6f * outside : MathF.Min(2.2f * outside, 0.35f + (0.5f * outside));
        return bank + Hills(x, z, 34f, 60f, 2f, 2f, 30f, footprint, 3f) + Mountains(x, z, 60f, 130f, 1.3f * _peaks, 85f, footprint);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 6f, footprint, 3f);
        if (z > 70f)
        {
            return height > (_peaks * 0.62f) + (3f * wander) && slope < 1.5f ? ClassIds.Snow
                : height > 7f + (2f * wander) ? ClassIds.Mountain : ClassIds.Tree;
        }

        if (z > 15f && (wander > _woods || z > 40f) && height > 0.2f)
        {
            return ClassIds.Tree;
        }

        return height < 0.1f + (0.04f * wander) ? ClassIds.Sand : wander > 0.24f && z < 10f && !_stony ? ClassIds.Flowers : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, _stony ? 8 : 0, 5f, 12f, (0.2f, 0.55f), [ClassIds.Grass, ClassIds.Sand], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 40, 14f, 60f, (1.6f, 3.2f), [ClassIds.Grass, ClassIds.Tree], (s, p) => TreePainter.Paint(s, TreeKind.Conifer, p));
        Scatter.Over(stage, Random, 6, 7f, 16f, (2f, 3.4f), [ClassIds.Grass], (s, p) => TreePainter.Paint(s, TreeKind.Broadleaf, p));
    }
}
