namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>Where the lists of joints that tools write keep the 18 of OpenPose's COCO order.</summary>
internal static class JointLayout
{
    private const int ValuesPerJoint = 3;
    private const int Neck = 1, RightShoulder = 2, LeftShoulder = 5;

    /// <summary>In no list's place: the middle of the shoulders.</summary>
    private const int FromShoulders = -1;

    /// <summary>By the number of joints in a list, the place of each of the 18.</summary>
    private static readonly Dictionary<int, int[]> Places = new()
    {
        [18] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],

        // BODY_25: its middle of the hips (8) and its feet (19 to 24) have no place here.
        [25] = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],

        // COCO's own 17: nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles, the left one first.
        [17] = [0, FromShoulders, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3],
    };

    /// <summary>How many joints a list may have.</summary>
    public static IReadOnlyCollection<int> Joints => Places.Keys;

    /// <summary>Whether a list has no neck.</summary>
    public static bool LacksNeck(double[] keypoints) => Places[keypoints.Length / ValuesPerJoint][Neck] == FromShoulders;

    /// <summary>The 18 joints; null where a joint has no confidence, or lies at exactly 0, 0 or −1, −1.</summary>
    /// <param name="keypoints">x, y and confidence of each joint.</param>
    public static Joint?[] Read(double[] keypoints)
    {
        var joints = Array.ConvertAll(Places[keypoints.Length / ValuesPerJoint], place => place == FromShoulders ? null : At(keypoints, place));
        if (LacksNeck(keypoints) && joints[RightShoulder] is { } right && joints[LeftShoulder] is { } left)
        {
            joints[Neck] = new Joint((right.X + left.X) / 2, (right.Y + left.Y) / 2);
        }

        return joints;
    }

    private static Joint? At(double[] keypoints, int place)
    {
        var joint = new Joint(keypoints[ValuesPerJoint * place], keypoints[ValuesPerJoint * place + 1]);
        return keypoints[ValuesPerJoint * place + 2] > 0 && joint != default && joint != new Joint(-1, -1) ? joint : null;
    }
}
