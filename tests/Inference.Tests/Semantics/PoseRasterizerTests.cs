using System.Security.Cryptography;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class PoseRasterizerTests
{
    private static Pose Wrist(Joint elbow, Joint wrist)
    {
        var joints = new Joint?[Pose.JointCount];
        (joints[3], joints[4]) = (elbow, wrist);
        return Pose.Create(Pose.DefaultCanvas, joints, "map");
    }

    [Theory]
    [InlineData(128, 128)]
    [InlineData(96, 64)]
    [InlineData(64, 256)]
    public void Rasterize_AtAnySize_GivesTheDistancesOfEveryPixelToTheLimb(int width, int height)
    {
        var map = PoseRasterizer.Rasterize(Wrist(new Joint(300, 300), new Joint(600, 700)), new PixelSize(width, height));
        Assert.Equal(20 * width * height, map.Length);

        // Limb 3 joins elbow and wrist; its pixels have distance 0 and the other limbs are missing.
        var limb = map.AsSpan(6 * width * height, width * height).ToArray();
        var inside = Enumerable.Range(0, limb.Length).Where(i => limb[i] == 0).Select(i => (X: i % width, Y: i / width)).ToArray();
        Assert.NotEmpty(inside);
        Assert.Equal(16, map.Skip(3 * width * height).Chunk(width * height).Count(channel => channel.All(value => value == 255)));
        var unit = 512d / Math.Max(width, height);
        for (var i = 0; i < limb.Length; i += 7)
        {
            var distance = inside.Min(pixel => Math.Abs(pixel.X - i % width) + Math.Abs(pixel.Y - i / width));

            // A pixel of the map is two of the canvas, a grey level three units of the released canvas. Pixels that the limb covers in part
            // are not among those inside, so that the true distance may be a little less.
            Assert.InRange(limb[i], Math.Min(2 * (distance - 3) * unit / 3, 250), Math.Min(2 * (distance + 1) * unit / 3 + 1, 255));
        }
    }

    /// <summary>The joints of the golden numbers' full pose; the digest is their map's.</summary>
    [Fact]
    public void Rasterize_OfTheGoldenPose_GivesTheReleasedBytes()
    {
        (double X, double Y)[] joints =
        [
            (512.37, 150.37), (510.37, 250.37), (430.37, 255.37), (395.37, 380.37), (420.37, 490.37), (590.37, 250.37),
            (640.37, 370.37), (610.37, 480.37), (460.37, 520.37), (455.37, 710.37), (450.37, 900.37), (565.37, 520.37),
            (575.37, 705.37), (590.37, 905.37), (490.37, 132.37), (534.37, 130.37), (462.37, 145.37), (560.37, 142.37),
        ];
        var pose = Pose.Create(Pose.DefaultCanvas, [.. joints.Select(joint => (Joint?)new Joint(joint.X, joint.Y))], "map");

        var map = PoseRasterizer.Rasterize(pose, new PixelSize(512, 512));

        Assert.Equal("223092D62E0440D240D5FE9DC53E402F9F1F45B239EAF8109687D5C17BEB5792", Convert.ToHexString(SHA256.HashData(map)));
    }

    [Fact]
    public void Rasterize_OfAJointOutsideTheCanvas_CutsOff()
    {
        var map = PoseRasterizer.Rasterize(Wrist(new Joint(500, 500), new Joint(500, 1900)), new PixelSize(64, 64));
        Assert.Equal(0, map[6 * 64 * 64 + 63 * 64 + 31]);
    }

    [Fact]
    public void Rasterize_OfALimbWhollyOutside_IsAsIfItWereMissing()
    {
        var map = PoseRasterizer.Rasterize(Wrist(new Joint(-900, -900), new Joint(-700, -800)), new PixelSize(64, 64));
        Assert.All(map.Skip(3 * 64 * 64), value => Assert.Equal(255, value));
        Assert.All(map.Take(3 * 64 * 64), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Rasterize_OfALimbWithoutLength_StillDraws()
    {
        var map = PoseRasterizer.Rasterize(Wrist(new Joint(512, 512), new Joint(512, 512)), new PixelSize(64, 64));
        Assert.InRange(map[6 * 64 * 64 + 32 * 64 + 32], 0, 5);
    }
}
