using System.Globalization;
using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>One person's 18 joints in OpenPose's COCO order, those not seen being null.</summary>
internal sealed class Pose
{
    public const int JointCount = 18;

    /// <summary>The canvas of the released model's data, and of files that name none.</summary>
    public static readonly PixelSize DefaultCanvas = new(1024, 1024);

    private Pose(PixelSize canvas, Joint?[] joints)
    {
        Canvas = canvas;
        Joints = joints;
    }

    /// <summary>Size of the picture that the joints were found in.</summary>
    public PixelSize Canvas { get; }

    /// <summary>18 joints: nose, neck, right shoulder, elbow, wrist, the left three, right hip, knee, ankle, the left three, right and left
    /// eye, right and left ear.</summary>
    public IReadOnlyList<Joint?> Joints { get; }

    /// <summary>Throws <see cref="TranslationError.InvalidPose"/> where no joint is seen or one lies more than a canvas outside the canvas.</summary>
    public static Pose Create(PixelSize canvas, Joint?[] joints, string field)
    {
        if (joints.All(joint => joint is null))
        {
            throw new TranslationException(TranslationError.InvalidPose, field, "No joint of the person is visible; send at least one.");
        }

        for (var index = 0; index < joints.Length; index++)
        {
            if (joints[index] is { } joint && !(IsNear(joint.X, canvas.Width) && IsNear(joint.Y, canvas.Height)))
            {
                throw new TranslationException(
                    TranslationError.InvalidPose,
                    field,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Joint {index} at x {joint.X}, y {joint.Y} is far outside the {canvas} canvas; coordinates are pixels of the canvas."));
            }
        }

        return new Pose(canvas, joints);
    }

    /// <summary>The joints on a canvas of another size, each axis scaled by itself.</summary>
    public Joint?[] ScaledTo(PixelSize canvas)
    {
        // Multiplied before divided: an unchanged size leaves every bit as it is.
        return [.. Joints.Select(joint => joint is { } seen
            ? new Joint(seen.X * canvas.Width / Canvas.Width, seen.Y * canvas.Height / Canvas.Height)
            : (Joint?)null)];
    }

    private static bool IsNear(double coordinate, int side) => coordinate >= -side && coordinate <= 2d * side;
}
