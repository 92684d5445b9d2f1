using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>A beach with palms in the foreground, wooded islands in the sea beyond.</summary>
internal sealed class Island : Landscape
{
    private readonly float _beach;
    private readonly float _slant;
    private readonly float _scatter;

    public Island(int seed)
        : base(seed, 210)
    {
        Camera = new Camera(Random.Range(0.4f, 0.5f), Random.Range(2f, 2.8f), 1f);
        _beach = Random.Range(5.2f, 7f);
        _slant = Random.Range(0.15f, 0.4f) * Random.Sign();
        _scatter = Random.Range(0.02f, 0.14f);
        Clouds = new CloudPlan(Random.Range(0.4f, 1f), Random.Range(0f, 0.5f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float Surf => 1f;

    public override float Height(float x, float z, float footprint)
    {
        var near = _beach + (_slant * x) - z + (0.9f * Rolling(x, z, 6f, footprint, 3f));
        var beach = near < 0f ? MathF.Max(0.12f * near, -1.2f) : (0.1f * near) + (0.04f * Rolling(x, z, 1.6f, footprint, 3f) * Curves.Clamp01(near));
        if (z < 18f)
        {
            return beach;
        }

        var islands = Rolling(x, z, 38f, footprint, 5f, 0.45f) - _scatter;
        var rise = islands < 0f ? 3f * islands : (islands * 6f) + (26f * islands * Curves.Smooth(0.03f, 0.25f, islands));
        return MathF.Max(beach, (rise + 1.2f) * Curves.Smooth(18f, 30f, z) - 1.2f);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 6f, footprint, 4f);
        if (z < 18f)
        {
            return ClassIds.Sand;
        }

        if (z > 120f)
        {
            return ClassIds.Mountain;
        }

        return slope > 0.95f + (0.3f * wander) ? ClassIds.Rock : height < 0.45f ? ClassIds.Sand : wander > -0.25f ? ClassIds.Tree : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 7, 4.2f, 9f, (1.8f, 2.9f), [ClassIds.Sand], (s, p) => TreePainter.Paint(s, TreeKind.Palm, p));
        Scatter.Over(stage, Random, 4, 4f, 8f, (0.15f, 0.4f), [ClassIds.Sand], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 40, 20f, 70f, (1.6f, 2.8f), [ClassIds.Grass, ClassIds.Tree, ClassIds.Sand], (s, p) =>
            TreePainter.Paint(s, p.Random.Chance(0.4f) ? TreeKind.Palm : TreeKind.Broadleaf, p));
    }
}
