using System.Text.Json;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>Reads one person of a pose's JSON: x, y and confidence of each joint, as one list of numbers or as one list per joint.</summary>
internal static class PersonJson
{
    private const int ValuesPerJoint = 3;

    private static readonly string[] Keys = ["pose_keypoints_2d", "pose_keypoints"];

    /// <summary>Returns x, y and confidence of each joint, one joint after the other.</summary>
    /// <param name="person">The person's entry in the list.</param>
    /// <param name="path">Path of the entry in the file.</param>
    /// <param name="field">Name of the form field.</param>
    /// <param name="reason">Why the entry holds no person.</param>
    /// <returns>Null if the entry holds no person: it is null, −1 or has no numbers.</returns>
    /// <exception cref="TranslationException"><see cref="TranslationError.InvalidPose"/> with the position of the error.</exception>
    public static double[]? Read(JsonElement person, string path, string field, out string reason)
    {
        reason = string.Empty;
        if (person.ValueKind == JsonValueKind.Null || (person.ValueKind == JsonValueKind.Number && person.TryGetDouble(out var none) && none == -1))
        {
            reason = $"{path} is {person.GetRawText()}";
            return null;
        }

        if (person.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(field, $"{path} is no person, but {person.ValueKind}; send its joints as '{Keys[0]}'");
        }

        var name = Keys.FirstOrDefault(key => person.TryGetProperty(key, out _)) ?? Keys[0];
        path = $"{path}.{name}";
        if (!person.TryGetProperty(name, out var keypoints) || keypoints.ValueKind == JsonValueKind.Null
            || (keypoints.ValueKind == JsonValueKind.Array && keypoints.GetArrayLength() == 0))
        {
            reason = $"{path} has 0 numbers";
            return null;
        }

        if (keypoints.ValueKind != JsonValueKind.Array)
        {
            throw Invalid(field, $"{path} is no list, but {keypoints.ValueKind}");
        }

        var isNested = keypoints.EnumerateArray().Any(joint => joint.ValueKind == JsonValueKind.Array);
        var numbers = isNested ? ReadNested(keypoints, path, field) : ReadFlat(keypoints, path, field);
        var joints = JointLayout.Joints.Select(count => $"{count * ValuesPerJoint} ({count} joints)");
        return numbers.Count % ValuesPerJoint == 0 && JointLayout.Joints.Contains(numbers.Count / ValuesPerJoint)
            ? [.. numbers]
            : throw Invalid(field, $"{path} has {numbers.Count} numbers; it must have {string.Join(", ", joints)}");
    }

    private static List<double> ReadFlat(JsonElement keypoints, string path, string field) =>
        [.. keypoints.EnumerateArray().Select((value, index) => Number(value, $"{path}[{index}]", field))];

    private static List<double> ReadNested(JsonElement keypoints, string path, string field)
    {
        var numbers = new List<double>();
        foreach (var joint in keypoints.EnumerateArray())
        {
            var place = $"{path}[{numbers.Count / ValuesPerJoint}]";
            if (joint.ValueKind == JsonValueKind.Null)
            {
                numbers.AddRange([0, 0, 0]);
            }
            else if (joint.ValueKind == JsonValueKind.Array && joint.GetArrayLength() == ValuesPerJoint)
            {
                numbers.AddRange(ReadFlat(joint, place, field));
            }
            else
            {
                throw Invalid(field, $"{place} is no joint; send [x, y, confidence] or null");
            }
        }

        return numbers;
    }

    private static double Number(JsonElement value, string path, string field) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Invalid(field, $"{path} is not a finite number");

    private static TranslationException Invalid(string field, string detail) => new(TranslationError.InvalidPose, field, detail + ".");
}
