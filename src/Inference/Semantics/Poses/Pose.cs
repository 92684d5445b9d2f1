using System.Globalization;
using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>One person's 18 joints in OpenPose's COCO order; undetected joints are null.</summary>
internal sealed class Pose
{
    public const int JointCount = 18;

    /// <summary>The canvas of the released model's data, and the default for files that name none.</summary>
    public static readonly PixelSize DefaultCanvas = new(1024, 1024);

    private Pose(PixelSize canvas, Joint?[] joints)
    {
        Canvas = canvas;
        Joints = joints;
    }

    /// <summary>Size of the picture in which the joints were detected.</summary>
    public PixelSize Canvas { get; }

    /// <summary>18 joints: nose, neck, right shoulder, elbow and wrist, left shoulder, elbow and wrist, right hip, knee and ankle, left
    /// hip, knee and ankle, right and left eye, right and left ear.</summary>
    public IReadOnlyList<Joint?> Joints { get; }

    /// <summary>Creates a pose. Throws <see cref="TranslationError.InvalidPose"/> if no joint is detected or one lies more than a canvas
    /// outside the canvas.</summary>
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

    /// <summary>Returns the joints scaled to a canvas of another size, each axis on its own.</summary>
    public Joint?[] ScaledTo(PixelSize canvas)
    {
        // Multiplies before dividing, so that an unchanged size keeps every bit.
        return [.. Joints.Select(joint => joint is { } seen
            ? new Joint(seen.X * canvas.Width / Canvas.Width, seen.Y * canvas.Height / Canvas.Height)
            : (Joint?)null)];
    }

    private static bool IsNear(double coordinate, int side) => coordinate >= -side && coordinate <= 2d * side;
}
