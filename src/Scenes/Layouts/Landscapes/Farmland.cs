using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>A patchwork of fields, meadows and flowers over gentle hills, with hedges, a track and a farm.</summary>
internal sealed class Farmland : Landscape
{
    private readonly float _turn;
    private readonly float _patch;
    private readonly int _sowing;
    private readonly float _track;

    public Farmland(int seed)
        : base(seed, 180)
    {
        Camera = new Camera(Random.Range(0.32f, 0.42f), Random.Range(4.2f, 6f), 1f);
        _turn = Random.Range(-0.6f, 0.6f);
        _patch = Random.Range(8f, 12f);
        _sowing = Random.Below(200);
        _track = Random.Range(-3f, 3f);
        Clouds = new CloudPlan(Random.Range(0.4f, 1f), Random.Range(0f, 0.8f));
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float Height(float x, float z, float footprint) =>
        (0.9f * Rolling(x, z, 26f, footprint, 2f) * Curves.Smooth(5f, 20f, z))
        + Hills(x, z, 45f, 130f, 6f, 12f, 70f, footprint, 4f);

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var middle = _track + (0.12f * z * _turn) + (2f * Curves.Wave(z * 0.018f));
        if (z < 45f && MathF.Abs(x - middle) < 0.5f + (0.12f * Rolling(x, z, 3f, footprint, 2f)))
        {
            return ClassIds.Path;
        }

        if (z > 50f && Rolling(x, z, 30f, footprint, 4f) > 0.08f)
        {
            return ClassIds.Tree;
        }

        var wobble = 0.08f * Rolling(x, z, 7f, footprint, 3f);
        var across = ((x + (_turn * z)) / _patch) + wobble + 60f;
        var along = ((z - (_turn * x)) / (_patch * 1.7f)) + wobble + 60f;
        float edgeX = across - (int)across, edgeZ = along - (int)along;
        var hash = Lattice.Hash((int)across + _sowing, (int)along);
        if (z > 14f && MathF.Min(edgeX, edgeZ) < 0.05f && (hash & 1) == 0)
        {
            return ClassIds.Tree;
        }

        return (hash % 7) switch
        {
            0 or 1 or 2 => ClassIds.Field,
            3 => ClassIds.Flowers,
            _ => ClassIds.Grass,
        };
    }

    public override float CanopyHeight => 0.9f;

    public override void Populate(Stage stage)
    {
        Scatter.Over(stage, Random, 3, 14f, 26f, (1.8f, 2.4f), [ClassIds.Grass, ClassIds.Field], HousePainter.Paint);
        Scatter.Over(stage, Random, 12, 11f, 50f, (1.5f, 2.8f), [ClassIds.Grass, ClassIds.Tree], (s, p) =>
            TreePainter.Paint(s, p.Random.Chance(0.35f) ? TreeKind.Poplar : TreeKind.Broadleaf, p));
    }
}
