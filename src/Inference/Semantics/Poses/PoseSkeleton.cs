namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>The skeleton of the released model: the joints that its limbs connect, and the colours of joints and limbs.</summary>
internal static class PoseSkeleton
{
    /// <summary>Pairs of joints; the distances to limb k are in channel 3 + k.</summary>
    public static readonly (int From, int To)[] Limbs =
    [
        (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10),
        (1, 11), (11, 12), (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
    ];

    /// <summary>Colours of joint k and limb k, in channels 0, 1, 2: OpenPose's colours with the first and third channels swapped.</summary>
    public static readonly (byte First, byte Second, byte Third)[] Colors =
    [
        (0, 0, 255), (0, 85, 255), (0, 170, 255), (0, 255, 255), (0, 255, 170), (0, 255, 85), (0, 255, 0), (85, 255, 0), (170, 255, 0),
        (255, 255, 0), (255, 170, 0), (255, 85, 0), (255, 0, 0), (255, 0, 85), (255, 0, 170), (255, 0, 255), (170, 0, 255), (85, 0, 255),
    ];
}
