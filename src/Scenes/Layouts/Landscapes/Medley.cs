using CoCosNet.Scenes.Layouts.Casting;
using CoCosNet.Scenes.Layouts.Objects;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Layouts.Landscapes;

/// <summary>
/// A medley, in which any class can be next to any other: ground of a few random classes in drifts, plots or belts, with or without water,
/// hills, mountains and objects, seen from any height. Networks trained on the other families alone learn the usual position of each class.
/// </summary>
internal sealed class Medley : Landscape
{
    private const float NearestForest = 20f;

    private static readonly byte[] GroundClasses =
        [ClassIds.Grass, ClassIds.Field, ClassIds.Flowers, ClassIds.Sand, ClassIds.Rock, ClassIds.Snow, ClassIds.Tree, ClassIds.Path];

    private static readonly byte[] SummitClasses = [ClassIds.Mountain, ClassIds.Mountain, ClassIds.Snow, ClassIds.Rock, ClassIds.Tree];

    private readonly byte[] _ground;
    private readonly byte _background;
    private readonly byte _slopes;
    private readonly byte _summits;
    private readonly Pattern _pattern;
    private readonly float _turn;
    private readonly float _patch;
    private readonly int _sowing;
    private readonly float _roughness;
    private readonly float _hills;
    private readonly float _peaks;
    private readonly float _snowline;
    private readonly float _flood;
    private readonly float _backgroundFrom;
    private readonly float _track;
    private readonly TreeKind _kind;

    public Medley(int seed)
        : base(seed, 230)
    {
        Camera = new Camera(Random.Range(0.22f, 0.62f), Random.Range(1.4f, 8f), Random.Range(0.85f, 1.25f));
        Clouds = new CloudPlan(Random.Chance(0.3f) ? 0f : Random.Range(0.3f, 1f), Random.Range(0f, 1f));
        _ground = [.. Enumerable.Range(0, 2 + Random.Below(3)).Select(_ => Any(GroundClasses))];
        _background = Any(GroundClasses);
        _slopes = Any(SummitClasses);
        _summits = Any(SummitClasses);
        _pattern = (Pattern)Random.Below(3);
        _turn = Random.Range(-0.7f, 0.7f);
        _patch = Random.Range(3f, 14f);
        _sowing = Random.Below(200);
        _roughness = Random.Range(0f, 0.5f);
        _hills = Random.Chance(0.6f) ? Random.Range(2f, 10f) : 0f;
        _peaks = Random.Chance(0.55f) ? Random.Range(10f, 48f) : 0f;
        _snowline = Random.Range(0.25f, 1f);
        _flood = Random.Chance(0.45f) ? Random.Range(-0.35f, 0.35f) : -10f;
        _backgroundFrom = Random.Range(20f, 60f);
        _track = Random.Chance(0.4f) ? Random.Range(-2f, 2f) : float.NaN;
        _kind = (TreeKind)Random.Below(5);
        CanopyHeight = Random.Range(0.6f, 1.8f);
        CanopySpires = Random.NextSingle();
    }

    private enum Pattern
    {
        Drifts,
        Plots,
        Belts,
    }

    public override Camera Camera { get; }

    public override CloudPlan Clouds { get; }

    public override float WaterLevel => _flood > -1f ? 0f : float.NegativeInfinity;

    public override float CanopyHeight { get; }

    public override float CanopySpires { get; }

    public override float Height(float x, float z, float footprint)
    {
        var ground = _roughness * Rolling(x, z, 8f, footprint, 4f);
        if (_flood > -1f)
        {
            // Shores lie where the long waves cross the water level.
            ground += 1.6f * (Rolling(x, z, 30f, footprint, 3f) - _flood);
        }

        return ground + Hills(x, z, 14f, 70f, 0.6f * _hills, _hills, 45f, footprint, 4f) + Mountains(x, z, 50f, 110f, _peaks, 60f, footprint);
    }

    public override byte Cover(float x, float z, float height, float slope, float footprint)
    {
        var wander = Rolling(x, z, 6f, footprint, 4f);
        if (MathF.Abs(x - _track - (2f * Curves.Wave(z * 0.02f))) < 0.5f + (0.15f * wander) && z < 45f)
        {
            return ClassIds.Path;
        }

        if (z > 60f && height > 6f + (3f * wander))
        {
            return height > (_peaks * _snowline) + (4f * wander) ? _summits : _slopes;
        }

        if (z > _backgroundFrom && Rolling(x, z, 24f, footprint, 4f) > -0.05f)
        {
            return _background;
        }

        // Close to the viewer a closed forest would not look like one, so its ground is shown instead.
        var ground = _ground[Place(x, z, wander) % _ground.Length];
        return ground == ClassIds.Tree && z < NearestForest ? ClassIds.Grass : ground;
    }

    public override void Populate(Stage stage)
    {
        byte[] anywhere = [ClassIds.Grass, ClassIds.Field, ClassIds.Flowers, ClassIds.Sand, ClassIds.Rock, ClassIds.Snow, ClassIds.Path];
        Scatter.Over(stage, Random, Few(6), 7f, 28f, (1.4f, 2.6f), anywhere, HousePainter.Paint);
        Scatter.Over(stage, Random, Few(24), 6f, 45f, (1.2f, 3.4f), anywhere, (s, p) =>
        {
            if (_kind == TreeKind.Palm)
            {
                PalmPainter.Paint(s, p);
            }
            else
            {
                TreePainter.Paint(s, _kind, p);
            }
        });
        Scatter.Over(stage, Random, Few(14), 4f, 20f, (0.25f, 0.9f), anywhere, BoulderPainter.Paint);
    }

    private int Place(float x, float z, float wander) => _pattern switch
    {
        Pattern.Drifts => Curves.Floor(4f + (2.5f * Lattice.Value((x / _patch) + _sowing, (z / _patch) + 60f)) + (1.2f * wander)),
        Pattern.Plots => Lattice.Hash(
            Curves.Floor(((x + (_turn * z)) / _patch) + (0.1f * wander)) + _sowing, Curves.Floor(((z - (_turn * x)) / _patch / 1.6f) + (0.1f * wander))),
        _ => Curves.Floor(10f + (2f * MathF.Log2(1f + z)) + (_turn * x * 0.1f) + wander),
    };

    /// <summary>0 in half of the pictures, otherwise a random number of tries.</summary>
    private int Few(int most) => Random.Chance(0.5f) ? 0 : 1 + Random.Below(most);

    private byte Any(byte[] classes) => classes[Random.Below(classes.Length)];
}
