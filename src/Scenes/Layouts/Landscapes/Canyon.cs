using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>Stepped walls of rock on both sides of a river with sandbanks and scrub.</summary>
internal sealed class Canyon : Landscape
{
    private readonly float _phase;
    private readonly float _swing;
    private readonly float _wide;
    private readonly float _walls;

    public Canyon(int seed)
        : base(seed, 200)
    {
        Camera = new Camera(Random.Range(0.5f, 0.6f), Random.Range(2f, 3f), 1f);
        _phase = Random.NextSingle();
        _swing = Random.Range(2f, 5f);
        _wide = Random.Range(6.5f, 9f);
        _walls = Random.Range(8f, 12f);
        Clouds = new CloudPlan(Random.Range(0.2f, 0.7f), Random.Range(0.2f, 1f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float Far => 160f;

    public override float Height(float x, float z, float footprint)
    {
        var middle = _swing * (Curves.Wave((z * 0.021f) + _phase) - Curves.Wave(_phase + 0.1f));
        var off = MathF.Abs(x - middle);
        var river = off - 1.6f + (0.7f * Rolling(x, z, 5f, footprint, 4f));
        var floor = river < 0f ? 0.3f * river : MathF.Min(0.16f * river, 0.5f + (0.02f * river));
        var rough = Rolling(x, z, 11f, footprint, 5f, 0.55f);
        var rise = (off - _wide + (4f * rough)) * 0.3f;
        if (rise <= 0f)
        {
            return floor;
        }

        // Terraces: hard beds form walls, soft beds recede.
        var step = (int)rise;
        var within = rise - step;
        var steps = step + (within < 0.5f ? Curves.Smooth(0f, 0.28f, within) * 0.9f : 0.9f + (0.2f * (within - 0.5f)));
        return floor + (MathF.Min(steps, 3f) * _walls / 3f * (0.9f + (0.25f * rough)));
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 4f, footprint, 4f);
        if (z > 85f && height > 1.5f)
        {
            return ClassIds.Mountain;
        }

        if (height > 0.8f)
        {
            return height > 0.8f * _walls && slope < 0.5f ? ClassIds.Grass : ClassIds.Rock;
        }

        return height < 0.3f + (0.2f * wander) ? ClassIds.Sand : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 12, 5f, 22f, (0.2f, 0.8f), [ClassIds.Sand, ClassIds.Grass], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 14, 7f, 30f, (0.6f, 1.1f), [ClassIds.Sand, ClassIds.Grass], (s, p) => TreePainter.Paint(s, TreeKind.Bush, p));
    }
}
