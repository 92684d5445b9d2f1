namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>Maps the joint lists that tools write to the 18 joints of OpenPose's COCO order.</summary>
internal static class JointLayout
{
    private const int ValuesPerJoint = 3;
    private const int Neck = 1, RightShoulder = 2, LeftShoulder = 5;

    /// <summary>The joint is absent from the list and computed as the midpoint of the shoulders.</summary>
    private const int FromShoulders = -1;

    /// <summary>For each list length, the list position of each of the 18 joints.</summary>
    private static readonly Dictionary<int, int[]> Places = new()
    {
        [18] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],

        // BODY_25: the mid-hip (8) and the feet (19 to 24) are not used.
        [25] = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],

        // COCO's own 17: nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles; left before right.
        [17] = [0, FromShoulders, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3],
    };

    /// <summary>The accepted lengths of a joint list.</summary>
    public static IReadOnlyCollection<int> Joints => Places.Keys;

    /// <summary>Whether the list has no neck joint.</summary>
    public static bool LacksNeck(double[] keypoints) => Places[keypoints.Length / ValuesPerJoint][Neck] == FromShoulders;

    /// <summary>Reads the 18 joints; a joint is null if its confidence is not positive or it lies at exactly (0, 0) or (−1, −1).</summary>
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
