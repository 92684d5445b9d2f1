using System.Globalization;
using System.Text.Json;
using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Reads OpenPose's JSON with 18 (COCO) or 25 (BODY_25) joints in pixels of a canvas: <c>canvas_width</c> × <c>canvas_height</c> where given,
/// else 1024×1024. A joint with confidence 0, or at exactly 0, 0, is not seen.
/// </summary>
internal static class OpenPoseJson
{
    private const int ValuesPerJoint = 3;
    private const int MaximumCanvas = 65_536;

    /// <summary>Where BODY_25 keeps the 18 joints: its middle of the hips (8) and its feet (19 to 24) have no place here.</summary>
    private static readonly int[] FromBody25 = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

    /// <summary>Throws <see cref="TranslationError.InvalidPose"/> with the place that cannot be read.</summary>
    public static Pose Read(ReadOnlySpan<byte> json, string field)
    {
        var document = Parse(json, field);
        if (document?.People is not { Length: > 0 } people)
        {
            throw Invalid(field, "The list 'people' is missing or empty; send one person's joints");
        }

        for (var index = 0; index < people.Length; index++)
        {
            CheckKeypoints(people[index]?.Keypoints, index, field);
        }

        var keypoints = people.Select(person => person!.Keypoints!).MaxBy(TotalConfidence)!;
        return Pose.Create(ReadCanvas(document, field), ReadJoints(keypoints), field);
    }

    private static OpenPoseDocument? Parse(ReadOnlySpan<byte> json, string field)
    {
        try
        {
            return JsonSerializer.Deserialize<OpenPoseDocument>(json);
        }
        catch (JsonException exception)
        {
            var path = exception.Path is null or "$" ? string.Empty : $" ({exception.Path})";
            var place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}{path}";
            throw Invalid(
                field,
                $"The pose is not OpenPose JSON: it cannot be read at {place}. Send such JSON, or a candidate file with its subset file",
                exception);
        }
    }

    private static void CheckKeypoints(double[]? keypoints, int person, string field)
    {
        const int Coco = Pose.JointCount * ValuesPerJoint;
        const int Body25 = 25 * ValuesPerJoint;
        if (keypoints?.Length is not (Coco or Body25))
        {
            throw Invalid(
                field,
                $"people[{person}].pose_keypoints_2d has {keypoints?.Length ?? 0} numbers; it must have {Coco} (18 joints) or {Body25} (25 joints)");
        }

        var bad = Array.FindIndex(keypoints, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            throw Invalid(field, $"people[{person}].pose_keypoints_2d[{bad}] is not a finite number");
        }
    }

    private static double TotalConfidence(double[] keypoints)
    {
        var sum = 0d;
        for (var i = 2; i < keypoints.Length; i += ValuesPerJoint)
        {
            sum += keypoints[i];
        }

        return sum;
    }

    private static PixelSize ReadCanvas(OpenPoseDocument document, string field)
    {
        return (document.CanvasWidth, document.CanvasHeight) switch
        {
            (null, null) => Pose.DefaultCanvas,
            ({ } width, { } height) when IsSide(width) && IsSide(height) => new PixelSize((int)width, (int)height),
            var (width, height) => throw Invalid(
                field,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"canvas_width {width:R} and canvas_height {height:R} are not both whole numbers from 1 to {MaximumCanvas}")),
        };
    }

    private static bool IsSide(double side) => side is >= 1 and <= MaximumCanvas && Math.Truncate(side) == side;

    private static Joint?[] ReadJoints(double[] keypoints)
    {
        var isCoco = keypoints.Length == Pose.JointCount * ValuesPerJoint;
        var joints = new Joint?[Pose.JointCount];
        for (var index = 0; index < joints.Length; index++)
        {
            var first = ValuesPerJoint * (isCoco ? index : FromBody25[index]);
            var joint = new Joint(keypoints[first], keypoints[first + 1]);
            joints[index] = keypoints[first + 2] > 0 && joint != default ? joint : null;
        }

        return joints;
    }

    private static TranslationException Invalid(string field, string detail, Exception? inner = null) =>
        new(TranslationError.InvalidPose, field, detail + ".", inner);
}
