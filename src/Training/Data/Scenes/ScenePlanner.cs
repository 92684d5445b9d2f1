using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Data.Scenes;

/// <summary>
/// Draws plans from a split. An exemplar can only provide classes that it shows, so of several layouts the one that covers most of the
/// map's classes is chosen, judged by small compositions at a tenth of the cost.
/// </summary>
internal sealed class ScenePlanner(SceneSplit split)
{
    private const int SketchSide = LayoutFamily.SmallestSide;
    private const int Candidates = 5;

    /// <summary>Smallest share of a picture that counts as showing a class.</summary>
    private const float LeastShare = 0.004f;

    private const float ShareOfOtherFamilies = 0.35f;

    /// <summary>Draws a plan with one layout for map and exemplar.</summary>
    public ScenePlan PlanWarped(SeededRandom random)
    {
        var map = Draw(random);
        return Plan(map, map, random);
    }

    /// <summary>Draws a plan with two layouts.</summary>
    public ScenePlan PlanPair(SeededRandom random)
    {
        var map = Draw(random);
        var wanted = Shares(map);
        Sketch? best = null;
        var bestCover = float.NegativeInfinity;
        for (var left = Candidates; left > 0 || best is null; left--)
        {
            var candidate = Draw(random, random.Chance(ShareOfOtherFamilies) ? null : map.Family);
            var cover = Cover(wanted, Shares(candidate));
            if (cover > bestCover && candidate != map)
            {
                (best, bestCover) = (candidate, cover);
            }
        }

        return Plan(map, best.Value, random);
    }

    /// <summary>
    /// Share of a map that an exemplar covers, 0 … 1. Small regions weigh more than their area, because they are lost most easily.
    /// </summary>
    private static float Cover(float[] map, float[] exemplar)
    {
        float served = 0f, all = 0f;
        for (var id = 0; id < map.Length; id++)
        {
            if (map[id] > 0f)
            {
                var weight = MathF.Sqrt(map[id]);
                all += weight;
                served += weight * MathF.Min(1f, exemplar[id] / LeastShare);
            }
        }

        return served / all;
    }

    private static float[] Shares(Sketch sketch)
    {
        var ids = sketch.Family.Compose(sketch.Seed, SketchSide, SketchSide).Labels.Ids;
        var shares = new float[SceneClasses.All.Count];
        foreach (var id in ids)
        {
            shares[id] += 1f / ids.Length;
        }

        return shares;
    }

    private ScenePlan Plan(Sketch map, Sketch exemplar, SeededRandom random) => new(
        map.Family,
        map.Seed,
        exemplar.Family,
        exemplar.Seed,
        split.Styles[random.Below(split.Styles.Count)],
        random.Below(int.MaxValue));

    private Sketch Draw(SeededRandom random, LayoutFamily? family = null) =>
        new(family ?? split.Layouts[random.Below(split.Layouts.Count)], random.Below(int.MaxValue));

    private readonly record struct Sketch(LayoutFamily Family, int Seed);
}
