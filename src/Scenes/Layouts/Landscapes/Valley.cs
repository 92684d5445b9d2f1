using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>A winding river between wooded slopes, seen from above; mountains at the end of the view.</summary>
internal sealed class Valley : Landscape
{
    private readonly float _wind;
    private readonly float _phase;
    private readonly float _offset;
    private readonly float _wide;
    private readonly float _peaks;
    private readonly bool _stony;

    public Valley(int seed)
        : base(seed, 120)
    {
        Camera = new Camera(Random.Range(0.34f, 0.42f), Random.Range(5.5f, 7.5f), 1f);
        _wind = Random.Range(2.2f, 4.2f) * Random.Sign();
        _phase = Random.NextSingle();
        _offset = Random.Range(-3.5f, 3.5f);
        _wide = Random.Range(1.3f, 2.8f);
        _peaks = Random.Range(15f, 36f);
        _stony = Random.Chance(0.5f);
        Clouds = new CloudPlan(Random.Range(0.3f, 0.8f), Random.Range(0f, 1f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float CanopySpires => 0.4f;

    public override float Height(float x, float z, float footprint)
    {
        var river = (_wind * Curves.Wave((z * 0.022f) + _phase) * Curves.Clamp01(z * 0.05f)) + _offset;
        var off = MathF.Abs(x - river);
        var bank = off - _wide;
        var floor = bank < 0f ? 0.28f * bank : MathF.Min(0.03f + (0.16f * bank), 0.6f);
        var wall = MathF.Max(0f, off - 8f - (2f * Rolling(x, z, 14f, footprint, 2f)));
        var slopes = wall <= 0f ? 0f : MathF.Min(0.5f * wall, 7f + (0.06f * wall)) * (0.85f + (0.3f * Rolling(x, z, 16f, footprint, 4f)));
        return floor + slopes + (0.15f * Rolling(x, z, 5f, footprint, 3f) * Curves.Smooth(2f, 5f, off))
            + Mountains(x, z, 55f, 120f, 1.25f * _peaks, 70f, footprint);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 8f, footprint, 4f);
        if (z > 62f && height > 9f + (3f * wander))
        {
            return height > (_peaks * 0.75f) + (4f * wander) && slope < 1.6f ? ClassIds.Snow : ClassIds.Mountain;
        }

        if (_stony && slope > 0.95f)
        {
            return ClassIds.Rock;
        }

        if (height > 1.2f && wander > -0.05f)
        {
            return ClassIds.Tree;
        }

        return height < 0.12f + (0.05f * wander) ? ClassIds.Sand : wander > 0.3f && height < 1f && !_stony ? ClassIds.Flowers : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 26, 11f, 50f, (1.4f, 2.6f), [ClassIds.Grass, ClassIds.Tree], (s, p) =>
            TreePainter.Paint(s, p.Random.Chance(0.6f) ? TreeKind.Broadleaf : TreeKind.Conifer, p));
        Scatter.Over(stage, Random, _stony ? 7 : 0, 10f, 20f, (0.3f, 0.6f), [ClassIds.Sand, ClassIds.Grass], BoulderPainter.Paint);
    }
}
