using System.Globalization;
using System.Text;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Maps of numbers and poses: headers of <c>.npy</c> files, OpenPose JSON, and the text form of poses.</summary>
internal static class MapGrammar
{
    private static readonly string[] Types = ["<f4", ">f4", "<f8", "|u1", "<i8", "<c8", "|O", "f4", "<f4,<f4", "|S10", "", "\\x00"];

    private static readonly byte[][] Arrays =
    [
        NpyBuilder.Floats([2, 16, 16], new float[512]),
        NpyBuilder.Floats([2, 16, 16], new float[512], version: 2),
        NpyBuilder.Build("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 16, 16), }", new float[512]),
    ];

    private static readonly byte[][] Poses =
    [
        Encoding.UTF8.GetBytes($$"""{"version":1.3,"people":[{"person_id":[-1],"pose_keypoints_2d":[{{Joints(18)}}]}]}"""),
        Encoding.UTF8.GetBytes($$"""{"canvas_width":256,"canvas_height":256,"people":[{"pose_keypoints_2d":[{{Joints(25)}}],"hand_left_keypoints_2d":[]}]}"""),
    ];

    private static readonly byte[][] Candidates = [Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 18).Select(i => $"{i * 37} {i * 53}.5 0.9 {i}")))];

    private static readonly byte[][] Subsets = [Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 18)) + "\n25\n18\n")];

    public static byte[] Array(Random random) => random.Next(2) == 0 ? Mutator.Damage(Arrays, random) : NpyBuilder.Build(
        $"{{'descr': '{Types[random.Next(random.Next(2) == 0 ? 1 : Types.Length)]}', 'fortran_order': {(random.Next(8) == 0 ? "None" : random.Next(2) == 0)}, 'shape': {Shape(random)}, }}",
        new float[random.Next(1024)],
        (byte)(random.Next(8) == 0 ? random.Next(256) : random.Next(1, 4)));

    public static byte[] Pose(Random random) => random.Next(3) switch
    {
        0 => Mutator.Damage(Candidates, random),
        _ => JsonMutator.Damage(Poses, random),
    };

    /// <summary>The second file of a pose in text form.</summary>
    public static byte[] Subset(Random random) => Mutator.Damage(Subsets, random);

    private static string Shape(Random random)
    {
        var sides = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(4) == 0 ? Mutator.Number(random) : random.Next(40).ToString(CultureInfo.InvariantCulture));
        return random.Next(10) == 0 ? "(" : $"({string.Join(", ", sides)}{(random.Next(4) == 0 ? "," : "")})";
    }

    private static string Joints(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"{i * 9},{i * 13},0.9"));
}
