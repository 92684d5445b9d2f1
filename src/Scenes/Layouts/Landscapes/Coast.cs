using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>Open sea on one side, a beach with grass above it on the other, a distant rocky headland.</summary>
internal sealed class Coast : Landscape
{
    private readonly float _side;
    private readonly float _shore;
    private readonly float _bend;
    private readonly float _headland;

    public Coast(int seed)
        : base(seed, 100)
    {
        Camera = new Camera(Random.Range(0.36f, 0.46f), Random.Range(2.2f, 3.4f), 1f);
        _side = Random.Sign();
        _shore = Random.Range(-1.6f, 0.4f);
        _bend = Random.Range(0.5f, 0.9f);
        _headland = Random.Range(24f, 40f);
        Clouds = new CloudPlan(Random.Range(0.4f, 0.9f), Random.Range(0f, 0.9f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => 0f;

    public override float Surf => 1f;

    public override float Height(float x, float z, float footprint)
    {
        var inland = Inland(x, z) + (1.1f * Rolling(x, z, 9f, footprint, 3f));
        var beach = inland < 0f ? 0.16f * inland : (0.07f * inland) + (0.16f * MathF.Max(0f, inland - 3.2f));
        beach = beach > 1.7f ? 1.7f + ((beach - 1.7f) * 0.25f) : beach;
        var bump = inland > 2.5f ? 0.28f * Rolling(x, z, 5f, footprint, 4f) * Curves.Smooth(2.5f, 6f, inland) : 0f;
        var head = Curves.Smooth(_headland, _headland * 1.25f, z) * Curves.Smooth(-5f, 5f, inland + (0.35f * (z - _headland)));
        return head > 0f ? beach + bump + (head * (1f + (9f * Ridges(x, z, 34f, footprint)))) : beach + bump;
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 3f, footprint, 3f);
        if (z > _headland * 0.98f && (slope > 0.75f + (0.3f * wander) || (height < 1.1f && slope > 0.3f)))
        {
            return ClassIds.Rock;
        }

        if (height < 0.5f + (0.12f * wander))
        {
            return ClassIds.Sand;
        }

        return height > 1.9f && wander > 0.05f ? ClassIds.Tree : ClassIds.Grass;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 6, 4f, 12f, (0.15f, 0.5f), [ClassIds.Sand], BoulderPainter.Paint);
        var kind = Random.Chance(0.5f) ? TreeKind.Palm : TreeKind.Bush;
        var sizes = kind == TreeKind.Palm ? (1.8f, 3f) : (0.5f, 1f);
        Scatter.Over(stage, Random, 16, 7f, 30f, sizes, [ClassIds.Grass], (s, p) => TreePainter.Paint(s, kind, p));
    }

    private float Inland(float x, float z) => (_side * x) - _shore + (_bend * 2.2f * Curves.Wave((z * 0.035f) + _bend)) + (0.12f * (14f - z));
}
