using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>Drifted snow with firs, rocks and an open stream; bare mountains behind.</summary>
internal sealed class Snowfield : Landscape
{
    private readonly float _phase;
    private readonly float _peaks;

    public Snowfield(int seed)
        : base(seed, 190)
    {
        Camera = new Camera(Random.Range(0.4f, 0.5f), Random.Range(2.2f, 3f), 1f);
        _phase = Random.NextSingle();
        _peaks = Random.Range(22f, 36f);
        Clouds = new CloudPlan(Random.Range(0.2f, 0.8f), Random.Range(0.3f, 1f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float CanopySpires => 1f;

    public override float Height(float x, float z, float footprint)
    {
        var middle = (3.5f * Curves.Wave((z * 0.03f) + _phase)) - (0.08f * z) + 0.5f;
        var off = MathF.Abs(x - middle) - 0.8f - (0.03f * z) + (0.35f * Rolling(x, z, 4f, footprint, 3f));
        var drift = off < 0f ? 0.5f * off : MathF.Min(0.6f * off, 0.32f + (0.05f * off));
        return drift + (0.22f * (1f + Rolling(x, z, 6f, footprint, 3f)) * Curves.Smooth(0.2f, 2f, off))
            + Hills(x, z, 24f, 60f, 2f, 2.5f, 26f, footprint, 3f) + Mountains(x, z, 50f, 120f, 1.25f * _peaks, 75f, footprint);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 9f, footprint, 4f);
        if (z > 58f && height > 7f + (2f * wander))
        {
            return height > (0.7f * _peaks) + (6f * wander) ? ClassIds.Snow : ClassIds.Mountain;
        }

        return z > 22f && wander > 0.02f ? ClassIds.Tree : ClassIds.Snow;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 8, 5f, 16f, (0.25f, 0.8f), [ClassIds.Snow], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 5, 7f, 14f, (2f, 3.4f), [ClassIds.Snow], (s, p) => TreePainter.Paint(s, TreeKind.Conifer, p));
        Scatter.Over(stage, Random, 30, 14f, 45f, (1.8f, 3.2f), [ClassIds.Snow, ClassIds.Tree], (s, p) => TreePainter.Paint(s, TreeKind.Conifer, p));
        if (Random.Chance(0.4f))
        {
            Scatter.Over(stage, Random, 3, 11f, 18f, (1.5f, 2f), [ClassIds.Snow], HousePainter.Paint);
        }
    }
}
