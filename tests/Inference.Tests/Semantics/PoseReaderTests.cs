using System.Globalization;
using System.Text;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Poses;
using CoCosNet.Inference.Tests.Imaging;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class PoseReaderTests
{
    private static readonly PixelSize Small = new(64, 64);

    /// <summary>Where BODY_25 keeps the joints of COCO's 18.</summary>
    private static readonly int[] Body25 = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

    private static SemanticSource Read(string json) => new PoseReader().Read(new SemanticMapFile(Encoding.UTF8.GetBytes(json)), "map", ReadingOptions.Exact);

    private static SemanticSource ReadText(string candidate, string subset) =>
        new PoseReader().Read(new SemanticMapFile(Encoding.UTF8.GetBytes(candidate), Encoding.UTF8.GetBytes(subset)), "map", ReadingOptions.Exact);

    private static float[] Draw(SemanticSource source) => Assert.IsType<DenseMap>(source.At(Small)).Values;

    private static double[] Joint(int index) => [100 + 37 * index % 800, 90 + 53 * index % 850, 0.9];

    private static string Person(IEnumerable<double> keypoints) =>
        $"{{\"pose_keypoints_2d\": [{string.Join(", ", keypoints.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]}}";

    private static string Coco(double confidence = 0.9) =>
        Person(Enumerable.Range(0, 18).SelectMany(index => (double[])[.. Joint(index)[..2], confidence]));

    private static string People(params string[] people) => $"{{\"version\": 1.3, \"people\": [{string.Join(", ", people)}]}}";

    [Fact]
    public void Read_OfAMebibyteAndMore_IsRefusedUnparsed() => Pictures.AssertRefused(
        TranslationError.InvalidPose, () => Read(People(Coco()) + new string(' ', 1 << 20)));

    [Fact]
    public void Read_OfJsonAndOfText_DrawTheSame()
    {
        var candidate = string.Join(
            '\n', Enumerable.Range(0, 18).Select(index => FormattableString.Invariant($"{Joint(index)[0]} {Joint(index)[1]} 0.9 0")));
        var subset = string.Join('\n', Enumerable.Range(0, 18)) + "\n25\n18\n";
        Assert.Equal(Draw(Read(People(Coco()))), Draw(ReadText(candidate, subset)));
    }

    [Fact]
    public void Read_OfText_WithNumbersOnLinesOfTheirOwn_DrawsTheSame()
    {
        var subset = string.Join(' ', Enumerable.Range(0, 18).Select(index => index < 2 ? index : -1)) + " 25 2";
        Assert.Equal(
            Draw(ReadText("100 200 0.9 0\r\n300 400 0.9 1\r\n", subset)),
            Draw(ReadText("100\n200\n0.9\n0\n300\n400\n0.9\n1", subset.Replace(' ', '\n'))));
    }

    [Fact]
    public void Read_OfTwentyFiveJoints_DropsHipsAndFeet()
    {
        var keypoints = Enumerable.Repeat(new double[] { 512, 512, 1 }, 25).ToArray();
        for (var index = 0; index < 18; index++)
        {
            keypoints[Body25[index]] = Joint(index);
        }

        Assert.Equal(Draw(Read(People(Coco()))), Draw(Read(People(Person(keypoints.SelectMany(joint => joint))))));
    }

    [Fact]
    public void Read_OfSeveralPeople_TakesTheSurest()
    {
        var other = Person(Enumerable.Repeat(new[] { 512, 512, 0.3 }, 18).SelectMany(joint => joint));
        Assert.Equal(Draw(Read(People(Coco()))), Draw(Read(People(other, Coco(), other))));
    }

    [Fact]
    public void Read_OfACanvas_ScalesEachAxis()
    {
        var halved = Person(Enumerable.Range(0, 18).SelectMany(index => (double[])[Joint(index)[0] / 2, Joint(index)[1] / 4, 1]));
        var source = Read($"{{\"canvas_width\": 512, \"canvas_height\": 256.0, \"people\": [{halved}]}}");
        Assert.Equal(new PixelSize(512, 256), source.NaturalSize);
        Assert.Equal(Draw(Read(People(Coco()))), Draw(source));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(300, 300, 0)]
    public void Read_OfAJointNotSeen_LeavesItsLimbsOut(double x, double y, double confidence)
    {
        var keypoints = Enumerable.Range(0, 18).SelectMany(Joint).ToArray();
        ((double[])[x, y, confidence]).CopyTo(keypoints, 3 * 4);

        var map = Draw(Read(People(Person(keypoints))));

        // Joint 4, the right wrist, ends limb 3 alone.
        var limbs = map.Chunk(64 * 64).Skip(3).Select(channel => channel.All(value => value == 1)).ToArray();
        Assert.Equal(Enumerable.Range(0, 17).Select(limb => limb == 3), limbs);
    }

    public static TheoryData<string, string, string[]> Forms => new()
    {
        { "width and height", $"{{\"width\": 1024, \"height\": 1024, \"people\": [{Coco()}]}}", [] },
        { "list of frames", $"[{{\"people\": []}}, {People(Coco())}]", ["frame_chosen"] },
        { "list of one frame", $"[{People(Coco())}]", [] },
        { "old key", People(Coco().Replace("pose_keypoints_2d", "pose_keypoints", StringComparison.Ordinal)), [] },
        { "null and -1 people", People("null", "-1", "{\"pose_keypoints_2d\": null}", "{\"pose_keypoints_2d\": []}", Coco()), [] },
        { "people of -1", People(Person(Enumerable.Repeat(-1d, 54)), Person(Enumerable.Range(0, 54).Select(i => i % 3 == 2 ? 1d : -1)), Coco()), [] },
        { "joints as lists", People(Lists(joint => $"[{string.Join(", ", joint)}]")), [] },
        { "two people", People(Coco(0.2), Coco()), ["person_chosen"] },
        { "shares of the canvas", People(Person(Enumerable.Range(0, 18).SelectMany(index => (double[])[Joint(index)[0] / 1024, Joint(index)[1] / 1024, 0.9]))), ["relative_coordinates"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_OfAPoseAsToolsWriteIt_DrawsThePlainOne(string form, string json, string[] notes)
    {
        var source = Read(json);
        Assert.True(Draw(Read(People(Coco()))).SequenceEqual(Draw(source)), form);
        Assert.Equal(notes, source.Reading.Notes.Select(note => note.Code));
    }

    [Fact]
    public void Read_OfSeventeenJoints_PutsTheNeckBetweenTheShoulders()
    {
        // COCO's 17 of OpenPose's 18, whose neck is moved to the middle of the shoulders.
        int[] coco = [0, 15, 14, 17, 16, 5, 2, 6, 3, 7, 4, 11, 8, 12, 9, 13, 10];
        var joints = Enumerable.Range(0, 18).Select(Joint).ToArray();
        joints[1] = [(joints[2][0] + joints[5][0]) / 2, (joints[2][1] + joints[5][1]) / 2, 0.9];

        var source = Read(People(Person(coco.SelectMany(index => joints[index]))));

        Assert.Equal(Draw(Read(People(Person(joints.SelectMany(joint => joint))))), Draw(source));
        Assert.Equal("neck_from_shoulders", Assert.Single(source.Reading.Notes).Code);
    }

    private static string Lists(Func<IEnumerable<string>, string> list) =>
        $"{{\"pose_keypoints_2d\": [{string.Join(", ", Enumerable.Range(0, 18).Select(index => list(Joint(index).Select(value => value.ToString(CultureInfo.InvariantCulture)))))}]}}";

    [Fact]
    public void Read_WithAByteOrderMark_Works() => Read("\uFEFF" + People(Coco()));

    public static TheoryData<string, string> Refused => new()
    {
        { "{", "line 1" },
        { "null", "people" },
        { "[]", "0 frames" },
        { "{}", "people" },
        { "{\"people\": []}", "people" },
        { "{\"people\": [null]}", "people[0]" },
        { "{\"people\": [{}]}", "people[0].pose_keypoints_2d has 0 numbers" },
        { "{\"people\": [{\"pose_keypoints_2d\": [1, 2, 3]}]}", "people[0].pose_keypoints_2d has 3 numbers" },
        { "{\"people\": [{\"pose_keypoints_2d\": [1,\n \"two\"]}]}", "people[0].pose_keypoints_2d[1] is not a finite number" },
        { "{\"people\": [{\"pose_keypoints_2d\": [1, null]}]}", "people[0].pose_keypoints_2d[1] is not a finite number" },
        { "{\"people\": [{\"pose_keypoints_2d\": [[1, 2]]}]}", "people[0].pose_keypoints_2d[0] is no joint" },
        { "{\"people\": [\"one\"]}", "people[0] is no person" },
        { "{\"width\": 512, \"height\": 512, \"canvas_width\": 256, \"canvas_height\": 256, \"people\": [" + Coco() + "]}", "canvas_height say 256" },
        { People(Person(Enumerable.Repeat(0d, 54))), "No joint" },
        { People(Coco()).Replace("0.9", "1e999", StringComparison.Ordinal), "people[0].pose_keypoints_2d[2] is not a finite number" },
        { People(Person(Enumerable.Repeat(4000d, 54))), "Joint 0 at x 4000" },
        { "{\"canvas_width\": 512, \"people\": [" + Coco() + "]}", "canvas_height" },
        { "{\"canvas_width\": 0, \"canvas_height\": 1e300, \"people\": [" + Coco() + "]}", "canvas_width 0" },
        { People(Coco()) + "x", "line 1" },
        { new string('[', 100_000), "line 1" },
        { "not JSON", "line 1" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_OfAnUnreadablePose_SaysWhatAndWhere(string json, string expected)
    {
        var exception = Pictures.AssertRefused(TranslationError.InvalidPose, () => Read(json));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 3 4", "1 2 3", "20 a person")]
    [InlineData("1 2 3 4", "", "no bytes")]
    [InlineData(" \n", "1", "The candidate file has no numbers")]
    [InlineData("1 2 3 4\n1 2", "1", "The candidate file has 2 numbers on line 2")]
    [InlineData("1\n2\n3", "1", "The candidate file has 3 numbers")]
    [InlineData("1 2 x 4", "1", "The candidate file cannot be read at line 1: 'x'")]
    [InlineData("1 2 nan 4", "1", "'nan' is not a finite number")]
    [InlineData("1 2 3 4", "0 -1 -1 -1 -1 1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 5 1", "number 5 of person 0 is 1")]
    [InlineData("1 2 3 4", "0 -1 0.5 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 5 1", "number 2 of person 0 is 0.5")]
    public void Read_OfUnreadableText_SaysWhatAndWhere(string candidate, string subset, string expected)
    {
        var exception = Assert.Throws<TranslationException>(() => ReadText(candidate, subset));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfMutatedJson_FailsOnlyAsExpected()
    {
        var whole = Encoding.UTF8.GetBytes(People(Coco()));
        var random = new Random(22);
        for (var round = 0; round < 3000; round++)
        {
            byte[] bytes = [.. whole];
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                new PoseReader().Read(new SemanticMapFile(bytes), "map", ReadingOptions.Exact);
            }
            catch (TranslationException exception)
            {
                Assert.Equal(TranslationError.InvalidPose, exception.Error);
            }
        }
    }
}
