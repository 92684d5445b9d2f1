using System.Text;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Inference.Tests.Semantics;

/// <summary>Poses as label maps of body parts.</summary>
public sealed class FigureTests
{
    private static readonly PixelSize Size = new(256, 256);

    [Fact]
    public void At_OfAWholePose_HasEveryPartAtItsBone()
    {
        var map = Read(File.ReadAllBytes(Repository.PathOf("samples", "figure", "pose.json")));

        Assert.Equal(Enumerable.Range(0, FigureSource.Parts), map.Indices.Distinct().Order().Select(part => (int)part));
        Assert.Equal((byte)BodyPart.Background, map.Indices[0]);
    }

    [Fact]
    public void At_WithoutArms_LeavesThemOut()
    {
        var map = Read(Pose(
            256, "128,40,1, 128,70,1, 108,75,1, 0,0,0, 0,0,0, 148,75,1, 0,0,0, 0,0,0, 115,140,1, 112,190,1, 112,235,1, 141,140,1, 144,190,1, 144,235,1"));

        Assert.Equal(
            [BodyPart.Background, BodyPart.Head, BodyPart.Torso, BodyPart.RightThigh, BodyPart.RightShin, BodyPart.LeftThigh, BodyPart.LeftShin],
            map.Indices.Distinct().Order().Select(part => (BodyPart)part));
        Assert.Equal((byte)BodyPart.Torso, map.Indices[(110 * 256) + 128]);
        Assert.Equal((byte)BodyPart.RightThigh, map.Indices[(170 * 256) + 113]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(64, 48)]
    [InlineData(300, 2048)]
    public void At_AnySizeAndJointsOutside_StaysInside(int width, int height)
    {
        var far = Pose(
            100, "50,-90,1, 50,-40,1, 20,-30,1, -80,10,1, 190,60,1, 80,-30,1, 150,20,1, 199,199,1, 30,60,1, 20,120,1, 10,199,1, 70,60,1, 90,120,1, 120,199,1");

        Assert.Equal(width * height, ((LabelMap)Source(far).At(new PixelSize(width, height))).Indices.Length);
    }

    /// <summary>Returns a pose file; <paramref name="joints"/> are the first fourteen, the others are not visible.</summary>
    private static byte[] Pose(int side, string joints) => Encoding.UTF8.GetBytes(
        $$"""{ "canvas_width": {{side}}, "canvas_height": {{side}}, "people": [{ "pose_keypoints_2d": [{{joints}}, 0,0,0, 0,0,0, 0,0,0, 0,0,0] } ] }""");

    private static LabelMap Read(byte[] file) => (LabelMap)Source(file).At(Size);

    private static SemanticSource Source(byte[] file) => new PoseReader(asLabels: true).Read(new SemanticMapFile(file), "map", ReadingOptions.Exact);
}
