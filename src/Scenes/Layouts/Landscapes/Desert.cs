using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>Dunes with sharp crests, table mountains of bare rock, distant mountains.</summary>
internal sealed class Desert : Landscape
{
    private readonly float _turn;
    private readonly float _mesas;

    public Desert(int seed)
        : base(seed, 140)
    {
        Camera = new Camera(Random.Range(0.4f, 0.52f), Random.Range(2.6f, 3.6f), 1f);
        _turn = Random.Range(-0.5f, 0.5f);
        _mesas = Random.Range(-0.05f, 0.15f);
        Clouds = new CloudPlan(Random.Range(0.2f, 0.55f), Random.Range(0.7f, 1.2f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float Height(float x, float z, float footprint)
    {
        var bend = 2.2f * Rolling(x, z, 17f, footprint, 3f);
        var dunes = Dune((z * 0.085f) + (_turn * x * 0.1f) + (0.5f * bend)) * (0.55f + (0.4f * Rolling(x, z, 21f, footprint, 2f)));
        var height = 1.9f * dunes * Curves.Smooth(2f, 9f, z);
        if (z < 42f)
        {
            return height;
        }

        var tables = Curves.Smooth(_mesas, _mesas + 0.07f, Rolling(x, z, 42f, footprint, 5f, 0.42f)) * Curves.Smooth(42f, 60f, z);
        return height + (tables * (8f + (2.5f * Rolling(x, z, 25f, footprint, 3f)))) + Mountains(x, z, 95f, 150f, 34f, 80f, footprint);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 12f, footprint, 3f);
        if (z > 100f && height > 5f)
        {
            return ClassIds.Mountain;
        }

        return z > 41f && height > 2.8f + (0.6f * wander) ? ClassIds.Rock : ClassIds.Sand;
    }

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 8, 6f, 22f, (0.25f, 0.9f), [ClassIds.Sand], BoulderPainter.Paint);
        Scatter.Over(stage, Random, 6, 8f, 26f, (0.5f, 0.9f), [ClassIds.Sand], (s, p) => TreePainter.Paint(s, TreeKind.Bush, p));
        if (Random.Chance(0.5f))
        {
            Scatter.Over(stage, Random, 5, 9f, 18f, (2.2f, 3.4f), [ClassIds.Sand], (s, p) => TreePainter.Paint(s, TreeKind.Palm, p));
        }
    }

    // Profile of a dune: a long windward rise and a short slip face.
    private static float Dune(float x)
    {
        var t = x - Curves.Floor(x);
        return t < 0.72f ? Curves.Smooth(-0.25f, 0.72f, t) : 1f - Curves.Smooth(0.72f, 1.06f, t);
    }
}
