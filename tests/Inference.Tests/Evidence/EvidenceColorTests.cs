using CoCosNet.Inference.Evidence;

namespace CoCosNet.Inference.Tests.Evidence;

/// <summary>What the maps promise: shown as computed, even, and readable with every kind of colour vision.</summary>
public sealed class EvidenceColorTests
{
    private const double Noticeable = 0.02; // a step in OKLab that most people see side by side

    /// <summary>Red, green and blue of linear light as eyes without red or green cones see them (Machado, Oliveira and Fernandes 2009).</summary>
    private static readonly Dictionary<string, float[]> Eyes = new()
    {
        ["all cones"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["no red"] = [0.152286f, 1.052583f, -0.204868f, 0.114503f, 0.786281f, 0.099216f, -0.003882f, -0.048116f, 1.051998f],
        ["no green"] = [0.367322f, 0.860646f, -0.227968f, 0.280085f, 0.672501f, 0.047413f, -0.011820f, 0.042940f, 0.968881f],
    };

    public static TheoryData<string> EyeNames => [.. Eyes.Keys];

    [Theory]
    [MemberData(nameof(EyeNames))]
    public void FlowWheel_EightDirections_LookDifferent(string eyes)
    {
        OkLab[] colors = [.. Enumerable.Range(0, 8).Select(i => Direction(i / 8.0)), FlowWheel.ColorOf(0, 0, 0)];
        var seen = Array.ConvertAll(colors, color => See(color, Eyes[eyes]));
        for (var i = 0; i < seen.Length; i++)
        {
            Assert.All(seen[..i], other => Assert.InRange(Distance(seen[i], other), 3 * Noticeable, 2));
        }
    }

    [Theory]
    [MemberData(nameof(EyeNames))]
    public void ConfidenceScale_TenSteps_LookDifferent(string eyes)
    {
        var seen = Enumerable.Range(0, 11).Select(i => See(ConfidencePicture.ColorOf(i / 10f), Eyes[eyes])).ToArray();
        Assert.All(seen.Zip(seen.Skip(1)), step => Assert.InRange(Distance(step.First, step.Second), 2 * Noticeable, 2));
    }

    [Fact]
    public void FlowWheel_EqualTurns_AreEqualSteps()
    {
        var steps = Enumerable.Range(0, 64).Select(i => Distance(Direction(i / 64.0), Direction((i + 1) / 64.0))).ToArray();
        Assert.InRange(steps.Max() / steps.Min(), 1, 1.1);
    }

    [Fact]
    public void ConfidenceScale_EqualSteps_AreEqualSteps()
    {
        var steps = Enumerable.Range(0, 20).Select(i => Distance(ConfidencePicture.ColorOf(i / 20f), ConfidencePicture.ColorOf((i + 1) / 20f))).ToArray();
        Assert.InRange(steps.Max() / steps.Min(), 1, 1.001);
    }

    [Fact]
    public void Scales_AllColors_CanBeShown()
    {
        var colors = Enumerable.Range(0, 256).SelectMany(i => new[] { Direction(i / 256.0), ConfidencePicture.ColorOf(i / 255f) });
        Assert.All(colors, color =>
        {
            var (red, green, blue) = color.ToLinear();
            Assert.All([red, green, blue], light => Assert.InRange(light, -0.001f, 1.001f));
        });
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(255, 255, 255)]
    [InlineData(119, 119, 119)]
    public void OkLab_OfAGrey_WritesThatGrey(byte red, byte green, byte blue)
    {
        var written = new byte[3];
        new OkLab(OkLab.LightnessOf(red, green, blue), 0, 0).WriteTo(written);
        Assert.All(written.Zip([red, green, blue]), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    private static OkLab Direction(double turn)
    {
        var (down, right) = Math.SinCos(Math.Tau * turn);
        return FlowWheel.ColorOf((float)right, (float)down, 1);
    }

    private static OkLab See(OkLab color, float[] eyes)
    {
        var (red, green, blue) = color.ToLinear();
        float Cone(int row) => Math.Clamp((eyes[3 * row] * red) + (eyes[(3 * row) + 1] * green) + (eyes[(3 * row) + 2] * blue), 0, 1);
        var l = MathF.Cbrt((0.4122214708f * Cone(0)) + (0.5363325363f * Cone(1)) + (0.0514459929f * Cone(2)));
        var m = MathF.Cbrt((0.2119034982f * Cone(0)) + (0.6806995451f * Cone(1)) + (0.1073969566f * Cone(2)));
        var s = MathF.Cbrt((0.0883024619f * Cone(0)) + (0.2817188376f * Cone(1)) + (0.6299787005f * Cone(2)));
        return new OkLab(
            (0.2104542553f * l) + (0.7936177850f * m) - (0.0040720468f * s),
            (1.9779984951f * l) - (2.4285922050f * m) + (0.4505937099f * s),
            (0.0259040371f * l) + (0.7827717662f * m) - (0.8086757660f * s));
    }

    private static double Distance(OkLab a, OkLab b) => Math.Sqrt(
        Math.Pow(a.Lightness - b.Lightness, 2) + Math.Pow(a.GreenRed - b.GreenRed, 2) + Math.Pow(a.BlueYellow - b.BlueYellow, 2));
}
